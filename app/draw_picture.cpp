// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draw_picture.h"

#include "app/cli/files.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/report_files.h"
#include "core/scenario/words.h"
#include "ui/render_to_file.h"

#include <QFileInfo>

#include <fmt/format.h>

#include <array>
#include <variant>

namespace tickscope {

static constexpr QSize usual_size{1360, 860};
static constexpr int largest_side = 16'384;

static std::vector<std::string> texts(QStringList const& list)
{
    std::vector<std::string> out;
    for (QString const& text : list)
        out.push_back(text.toStdString());
    return out;
}

/// What --format says, else what the file's name ends in, else svg for standard output.
static Result<ui::PictureFormat> format_for(WindowArguments const& asked, QString const& out)
{
    static constexpr std::array<std::pair<char const*, ui::PictureFormat>, 3> known{
        {{"png", ui::PictureFormat::Png}, {"svg", ui::PictureFormat::Svg}, {"pdf", ui::PictureFormat::Pdf}}};
    QString const wanted = !asked.format.isEmpty() ? asked.format
        : out == "-"                               ? QStringLiteral("svg")
                                                   : QFileInfo{out}.suffix().toLower();
    for (auto const& [name, format] : known)
        if (wanted == name)
            return format;
    if (!asked.format.isEmpty())
        return failure(fmt::format("--format {}: one of svg, png and pdf was expected", asked.format.toStdString()));
    return failure(fmt::format("{}: a picture is .svg, .png or .pdf, or has a --format", out.toStdString()));
}

static Result<QSize> picture_size(WindowArguments const& asked)
{
    QSize const size = asked.size.isEmpty() ? usual_size : size_of(asked.size);
    if (size.isEmpty() || size.width() > largest_side || size.height() > largest_side)
        return failure(fmt::format("--size {}: a size such as 1280x800 was expected, of at most {} pixels a side",
                                   asked.size.toStdString(), largest_side));
    return size;
}

/// The instants of a picture. Without --at a run goes as far as the picture shows.
static Result<void> read_instants(ui::Picture& picture, WindowArguments const& asked, Scenario const& scenario)
{
    struct Row {
        char const* option;
        QString const& text;
        std::optional<SimTime>& into;
    };
    for (Row const& row : {Row{"--at", asked.at, picture.at}, Row{"--from", asked.from, picture.from},
                           Row{"--to", asked.to, picture.to}}) {
        Result<std::optional<SimTime>> const instant = parse_until(row.text.toStdString(), scenario, row.option);
        if (!instant)
            return tl::unexpected{instant.error()};
        row.into = *instant;
    }
    if (!picture.at)
        picture.at = picture.to;
    if (picture.from && picture.to && *picture.from >= *picture.to)
        return failure(fmt::format("--from {} --to {}: the picture ends before it begins", asked.from.toStdString(),
                                   asked.to.toStdString()));
    return {};
}

static ExitStatus write_picture(Result<QByteArray> const& drawn, QString const& out)
{
    if (!drawn)
        return complain(ExitStatus::Usage, drawn.error().text);
    if (drawn->isEmpty())
        return complain(ExitStatus::Failed, "the picture could not be drawn");
    std::string_view const bytes{drawn->constData(), static_cast<std::size_t>(drawn->size())};
    return exit_status_of(write_whole(out.toStdString(), bytes));
}

/// A file that is no scenario is drawn as the window shows it; its problems are on standard error, too.
static ExitStatus draw_window_without_story(QString const& file, ui::Picture const& picture, QString const& out)
{
    ExitStatus const written = write_picture(ui::renderWindow(file, picture), out);
    return file.isEmpty() || written != ExitStatus::Done ? written : ExitStatus::InvalidInput;
}

ExitStatus draw_picture(WindowArguments const& asked)
{
    bool const is_plot = !asked.plot.isNull();
    QString const file = is_plot ? asked.plot : asked.file;
    QString const out = is_plot ? asked.out : asked.screenshot;
    ui::Picture picture{.view = is_plot ? asked.view : QStringLiteral("window"),
                        .tab = meaning_of(words::views, asked.tab.toStdString())};
    if (!asked.tab.isEmpty() && !picture.tab)
        return complain(ExitStatus::Usage,
                        fmt::format("--tab {}: one of {} was expected", asked.tab.toStdString(),
                                    fmt::join(words::scenario_views, ", ")));
    if (out.isEmpty())
        return complain(ExitStatus::Usage, "a picture needs a file to be written to: -o OUT.svg");
    Result<ui::PictureFormat> const format = format_for(asked, out);
    Result<QSize> const size = picture_size(asked);
    Result<void> const apart = check_outputs(std::array{file.toStdString()}, std::array{out.toStdString()}, false);
    if (!format || !size || !apart)
        return complain(ExitStatus::Usage, (!format ? format.error() : !size ? size.error() : apart.error()).text);
    picture.format = *format;
    picture.size = *size;
    if (file.isEmpty())
        return draw_window_without_story(file, picture, out);
    auto loaded = load_scenario(file.toStdString(), {asked.fixes.toStdString(), texts(asked.settings)});
    if (auto const* status = std::get_if<ExitStatus>(&loaded))
        return *status == ExitStatus::InvalidInput && !is_plot ? draw_window_without_story(file, picture, out)
                                                               : *status;
    auto& scenario = std::get<Scenario>(loaded);
    if (Result<void> const read = read_instants(picture, asked, scenario); !read)
        return complain(ExitStatus::Usage, read.error().text);
    return write_picture(ui::renderScenario(std::move(scenario), file, picture), out);
}

}
