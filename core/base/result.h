// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace tickscope {

/// What was wrong with an input, in words for the person who gave it.
struct Error {
    std::string text;

    bool operator==(Error const&) const = default;
};

template<class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string text) { return tl::unexpected<Error>{Error{std::move(text)}}; }

}
