// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"

namespace tickscope {

static std::optional<std::string> read_choice(Reading& in, YamlNode node) { return read_text(in, node); }

static std::optional<std::vector<std::string>> read_choices(Reading& in, YamlNode node)
{
    auto choices = read_list<std::string>(in, node, "a list of answers", read_choice);
    if (choices && node.size() < 2)
        in.error(node, "a choice needs two answers or more");
    return choices;
}

static void read_answer(Reading& in, YamlNode node, LessonQuestion& question)
{
    static constexpr std::array<std::string_view, 2> keys{"value", "at"};
    Fields const fields{in, node, "an answer", keys};
    fields.take_required("value", question.answer_path, read_value_path);
    fields.take("at", question.answer_at, read_instant);
}

static std::optional<LessonQuestion> read_question(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 5> keys{"question", "answer", "choices", "draw", "because"};
    Fields const fields{in, node, "ask", keys};
    LessonQuestion question;
    fields.take_required("question", question.question, read_text);
    if (auto const answer = fields.require("answer"))
        read_answer(in, *answer, question);
    fields.take("choices", question.choices, read_choices);
    fields.take("draw", question.draw, read_value_path);
    fields.take("because", question.because, read_text);
    return question;
}

// A process, a thread or "cpu.N".
static std::optional<std::string> read_selection(Reading& in, YamlNode node)
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
    static constexpr std::array<std::string_view, 6> keys{"say", "goto", "view", "select", "run_to", "ask"};
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
    return step;
}

}
