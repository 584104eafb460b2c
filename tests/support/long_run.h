// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/timeline.h"
#include "core/session/frame.h"

#include <memory>
#include <string_view>

namespace tickscope {

/// A run that keeps so little trace that it soon drops the beginning, and what a session would publish of it.
class LongRun {
public:
    explicit LongRun(std::string_view yaml);

    Timeline& timeline() { return m_timeline; }
    std::shared_ptr<Frame const> frame() const;

private:
    Timeline m_timeline;
};

}
