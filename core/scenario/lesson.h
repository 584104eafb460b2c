// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/scenario/command.h"
#include "core/scenario/view.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tickscope {

/// The instant of an event, as an answer.
struct AnswerEvent {
    int signal = 0;  ///< 0: an event of the trace
    std::string event;
    std::string process;  ///< or "process/thread"; empty: whoever
    std::uint32_t nth = 1;

    bool operator==(AnswerEvent const&) const = default;
};
/// A curve that is to be drawn.
struct AnswerDraw {
    std::string path;
    std::optional<SimTime> from, to;

    bool operator==(AnswerDraw const&) const = default;
};

/// A question has one answer: a value, the instant of an event, a thread, an order or a curve.
struct LessonQuestion {
    std::string question;
    std::string answer_path;  ///< a value; empty: the answer is of another kind
    std::optional<SimTime> answer_at;
    std::optional<AnswerEvent> answer_event;
    std::string answer_thread;
    std::vector<std::string> answer_order;
    std::optional<AnswerDraw> answer_draw;
    std::string tolerance;  ///< a time or a number, in the answer's unit; empty: none
    std::vector<std::string> choices;
    std::map<std::string, std::string> wrong;  ///< words for a wrong choice
    std::string hint;
    std::string draw;  ///< a path to draw as a curve; empty: none
    std::string because;
    std::int64_t points = 1;

    bool operator==(LessonQuestion const&) const = default;
};

struct LessonStep {
    std::string say;
    std::optional<SimTime> go_to;
    std::optional<View> view;
    std::string select;
    std::optional<SimTime> run_to;
    std::optional<LessonQuestion> ask;
    std::optional<Command> act;  ///< what the student is asked to do
    bool from_start = false;     ///< and whether it counts from the beginning of the story

    bool operator==(LessonStep const&) const = default;
};

}
