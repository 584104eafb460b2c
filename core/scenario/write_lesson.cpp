// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/words.h"
#include "core/scenario/write_parts.h"

#include <fmt/format.h>

namespace tickscope {

static YamlText write_answer_event(AnswerEvent const& answer)
{
    YamlText event = YamlText::map();
    if (answer.signal != 0)
        event.add("signal", signal_name(answer.signal));
    else
        event.add("event", YamlText::text(answer.event));
    bool const is_thread = answer.process.find('/') != std::string::npos;
    if (!answer.process.empty())
        event.add(is_thread ? "thread" : "process", YamlText::text(answer.process));
    return event.add("nth", std::to_string(answer.nth));
}

static YamlText write_texts(std::vector<std::string> const& texts)
{
    YamlText list = YamlText::list();
    for (std::string const& text : texts)
        list.add(YamlText::text(text));
    return list;
}

static YamlText write_answer(LessonQuestion const& ask)
{
    YamlText answer = YamlText::map();
    if (!ask.answer_path.empty())
        answer.add("value", YamlText::text(ask.answer_path));
    if (ask.answer_event)
        answer.add("event", write_answer_event(*ask.answer_event));
    if (!ask.answer_thread.empty())
        answer.add("thread", YamlText::text(ask.answer_thread));
    if (!ask.answer_order.empty())
        answer.add("order", write_texts(ask.answer_order));
    if (ask.answer_draw) {
        answer.add("draw", YamlText::text(ask.answer_draw->path));
        if (ask.answer_draw->from)
            answer.add("from", format_time(*ask.answer_draw->from));
        if (ask.answer_draw->to)
            answer.add("to", format_time(*ask.answer_draw->to));
    }
    if (ask.answer_at)
        answer.add("at", format_time(*ask.answer_at));
    return answer;
}

static YamlText write_question(LessonQuestion const& ask)
{
    YamlText keys = YamlText::map(YamlText::Layout::Spread);
    keys.add("question", YamlText::text(ask.question));
    keys.add("answer", write_answer(ask));
    if (!ask.tolerance.empty())
        keys.add("tolerance", ask.tolerance);
    YamlText choices = YamlText::list();
    for (std::string const& choice : ask.choices)
        choices.add(YamlText::text(choice));
    if (!choices.empty())
        keys.add("choices", std::move(choices));
    YamlText wrong = YamlText::map();
    for (auto const& [choice, words] : ask.wrong)
        wrong.add(yaml_scalar(choice), YamlText::text(words));
    if (!wrong.empty())
        keys.add("wrong", std::move(wrong));
    if (!ask.hint.empty())
        keys.add("hint", YamlText::text(ask.hint));
    if (!ask.draw.empty())
        keys.add("draw", YamlText::text(ask.draw));
    if (!ask.because.empty())
        keys.add("because", YamlText::text(ask.because));
    if (ask.points != 1)
        keys.add("points", std::to_string(ask.points));
    return keys;
}

YamlText write_lesson_step(LessonStep const& step)
{
    YamlText keys = YamlText::map(YamlText::Layout::Spread);
    if (!step.say.empty())
        keys.add("say", YamlText::text(step.say));
    if (step.go_to)
        keys.add("goto", format_time(*step.go_to));
    if (step.view)
        keys.add("view", std::string{word_for(words::views, *step.view)});
    if (!step.select.empty())
        keys.add("select", YamlText::text(step.select));
    if (step.run_to)
        keys.add("run_to", format_time(*step.run_to));
    if (step.ask)
        keys.add("ask", write_question(*step.ask));
    if (step.act)
        keys.add("do", write_act(*step.act));
    if (step.from_start)
        keys.add("from_start", "true");
    return keys;
}

YamlText write_show(Show const& show)
{
    YamlText keys = YamlText::map();
    if (show.processes.size() == 1)
        keys.add("process", YamlText::text(show.processes.front()));
    else if (!show.processes.empty())
        keys.add("process", write_texts(show.processes));
    if (!show.curves.empty())
        keys.add("curves", write_texts(show.curves));
    if (show.range)
        keys.add("range",
                 YamlText::list()
                     .add(YamlText::word(format_time(show.range->first)))
                     .add(YamlText::word(format_time(show.range->second))));
    if (show.speed)
        keys.add("speed", format_decimal(*show.speed));
    if (!show.main.empty())
        keys.add("main", write_texts(show.main));
    if (!show.page.empty())
        keys.add("page", YamlText::text(show.page));
    return keys;
}

YamlText write_note(StoryNote const& note)
{
    YamlText keys = YamlText::map();
    if (note.from == note.to)
        keys.add("at", format_time(note.from));
    else
        keys.add("from", format_time(note.from)).add("to", format_time(note.to));
    if (!note.on.empty())
        keys.add("on", YamlText::text(note.on));
    return keys.add("say", YamlText::text(note.say));
}

}
