// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"

#include <algorithm>

namespace tickscope {

static std::optional<std::string> read_choice(Reading& in, YamlNode node) { return read_text(in, node); }

static std::optional<std::vector<std::string>> read_choices(Reading& in, YamlNode node)
{
    auto choices = read_list<std::string>(in, node, "a list of answers", read_choice);
    if (choices && node.size() < 2)
        in.error(node, "a choice needs two answers or more");
    return choices;
}

static std::optional<AnswerEvent> read_answer_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 5> keys{"signal", "event", "process", "thread", "nth"};
    Fields const fields{in, node, "an event", keys};
    AnswerEvent event;
    if (node.is_map() && fields.find("signal").has_value() == fields.find("event").has_value())
        in.error(node, "the event of an answer has one of signal and event");
    fields.take("signal", event.signal, read_signal);
    if (auto const name = fields.find("event"))
        if (auto const happening = read_happening(in, *name))
            event.event = happening->first;
    fields.take("process", event.process, read_process_use);
    fields.take("thread", event.process, read_thread_use);
    fields.take("nth", event.nth, read_in_range<1, 1'000'000'000>);
    return event;
}

static std::optional<std::string> read_order_item(Reading& in, YamlNode node) { return read_text(in, node); }

static std::optional<std::vector<std::string>> read_answer_order(Reading& in, YamlNode node)
{
    auto order = read_list<std::string>(in, node, "a list in its right order", read_order_item);
    if (order && node.size() < 2)
        in.error(node, "an order is of two things or more");
    return order;
}

static AnswerDraw read_answer_draw(Fields const& fields)
{
    AnswerDraw draw;
    fields.take("draw", draw.path, read_value_path);
    fields.take("from", draw.from, read_instant);
    fields.take("to", draw.to, read_instant);
    return draw;
}

// A value, an event, a thread, an order or a curve.
static void read_answer(Reading& in, YamlNode node, LessonQuestion& question)
{
    static constexpr std::array<std::string_view, 8> keys{"value", "at",   "event", "thread",
                                                          "order", "draw", "from",  "to"};
    Fields const fields{in, node, "an answer", keys};
    if (!node.is_map())
        return;
    std::size_t kinds = 0;
    for (std::string_view const kind : {"value", "event", "thread", "order", "draw"})
        kinds += fields.find(kind) ? 1 : 0;
    if (kinds != 1)
        in.error(node, "an answer has one of value, event, thread, order and draw");
    if ((fields.find("from") || fields.find("to")) && !fields.find("draw"))
        in.error(node, "'from' and 'to' go with 'draw'");
    fields.take("value", question.answer_path, read_value_path);
    fields.take("at", question.answer_at, read_instant);
    fields.take("event", question.answer_event, read_answer_event);
    fields.take("thread", question.answer_thread, read_thread_use);
    fields.take("order", question.answer_order, read_answer_order);
    if (fields.find("draw"))
        question.answer_draw = read_answer_draw(fields);
}

// In the answer's unit: a time or a number.
static std::optional<std::string> read_tolerance(Reading& in, YamlNode node)
{
    auto text = read_text(in, node);
    if (!text || parse_unsigned(*text))
        return text;
    auto const time = parse_time(*text, in.tick_period);
    if (!time || *time < Nanos::zero()) {
        in.error(node, fmt::format("{} is neither a time nor a number", quoted(*text)));
        return std::nullopt;
    }
    return text;
}

static std::optional<std::map<std::string, std::string>> read_wrong(Reading& in, YamlNode node)
{
    if (!node.is_map()) {
        wrong_type(in, node, "choices and what to say of them");
        return std::nullopt;
    }
    std::map<std::string, std::string> wrong;
    for (std::size_t i = 0; i < node.size(); ++i)
        if (auto const choice = read_text(in, node.key(i)))
            if (auto const words = read_text(in, node.value(i)))
                wrong.emplace(*choice, *words);
    return wrong;
}

static void check_wrong(Fields const& fields, LessonQuestion const& question)
{
    for (auto const& [choice, words] : question.wrong)
        if (!question.choices.empty() && std::ranges::find(question.choices, choice) == question.choices.end())
            fields.in().error(
                *fields.find("wrong"),
                fmt::format("{} is none of the choices{}", quoted(choice), did_you_mean(choice, question.choices)));
}

static std::optional<LessonQuestion> read_question(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 9> keys{"question", "answer", "tolerance", "choices", "wrong",
                                                          "hint",     "draw",   "because",   "points"};
    Fields const fields{in, node, "ask", keys};
    LessonQuestion question;
    fields.take_required("question", question.question, read_text);
    if (auto const answer = fields.require("answer"))
        read_answer(in, *answer, question);
    fields.take("tolerance", question.tolerance, read_tolerance);
    fields.take("choices", question.choices, read_choices);
    fields.take("wrong", question.wrong, read_wrong);
    check_wrong(fields, question);
    fields.take("hint", question.hint, read_text);
    fields.take("draw", question.draw, read_value_path);
    fields.take("because", question.because, read_text);
    fields.take("points", question.points, read_in_range<0, 1'000'000>);
    return question;
}

std::optional<std::string> read_selection(Reading& in, YamlNode node)
{
    constexpr std::string_view cpu = "cpu.";
    auto text = read_text(in, node);
    if (!text)
        return std::nullopt;
    auto const number =
        text->starts_with(cpu) ? parse_unsigned(std::string_view{*text}.substr(cpu.size())) : std::nullopt;
    if (!number)
        in.names.use(DeclaredNames::Wanted::ProcessOrThread, *text, node);
    else if (*number >= in.cpus)
        in.error(node, fmt::format("there is no CPU {}: the machine has {}", *number, in.cpus));
    return text;
}

std::optional<LessonStep> read_lesson_step(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 8> keys{"say",    "goto", "view", "select",
                                                          "run_to", "ask",  "do",   "from_start"};
    Fields const fields{in, node, "a lesson's step", keys};
    if (!node.is_map())
        return std::nullopt;
    LessonStep step;
    fields.take("say", step.say, read_text);
    fields.take("goto", step.go_to, read_instant);
    fields.take("view", step.view, read_view);
    fields.take("select", step.select, read_selection);
    fields.take("run_to", step.run_to, read_instant);
    fields.take("ask", step.ask, read_question);
    fields.take("do", step.act, read_act);
    fields.take("from_start", step.from_start, read_bool);
    if (step.from_start && !fields.find("do"))
        in.error(*fields.find("from_start"), "'from_start' goes with 'do'");
    return step;
}

}
