// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/yaml_text.h"

#include <optional>
#include <vector>

namespace tickscope {

/// How one list becomes another.
struct ListChanges {
    /// For each item of the old list the item of the new one that it is or becomes; none: it goes.
    std::vector<std::optional<std::size_t>> becomes;
    /// For each item of the new list the old one that it was; none: it is new.
    std::vector<std::optional<std::size_t>> was;
};

/// The same items stay; of the others those that look alike, by their name or by their keys, are taken for each other.
ListChanges changes_of(YamlText const& old_list, YamlText const& new_list);

}
