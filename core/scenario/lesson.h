// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/scenario/view.h"

#include <optional>
#include <string>
#include <vector>

namespace tickscope {

struct LessonQuestion {
    std::string question;
    std::string answer_path;
    std::optional<SimTime> answer_at;
    std::vector<std::string> choices;
    std::string draw;  ///< a path to draw as a curve; empty: none
    std::string because;

    bool operator==(LessonQuestion const&) const = default;
};

struct LessonStep {
    std::string say;
    std::optional<SimTime> go_to;
    std::optional<View> view;
    std::string select;
    std::optional<SimTime> run_to;
    std::optional<LessonQuestion> ask;

    bool operator==(LessonStep const&) const = default;
};

}
