// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

static void init_resources() { Q_INIT_RESOURCE(tickscope); }

namespace tickscope::ui {

Colours const& darkColours()
{
    static Colours const dark{
        .dark = true,
        .background = "#111419",
        .surface = "#181c23",
        .raised = "#1f242d",
        .hover = "#282e39",
        .selection = "#1f3145",
        .line = "#2a303b",
        .grid = "#222832",
        .text = "#e8ebf0",
        .textMuted = "#a3acba",
        .textFaint = "#8f99a8",
        .accent = "#5cb8f0",
        .onAccent = "#08121b",
        .cursor = "#5cb8f0",
        .clock = "#5cb8f0",
        .timer = "#f3a557",
        .utime = "#3cc39a",
        .stime = "#d78fd0",
        .expiry = "#f2766f",
        .signal = "#e8ebf0",
        .onSignal = "#14171d",
        .tick = "#5d6675",
        .idle = "#1a1f27",
        .offline = "#15181e",
        .waiting = "#f2766f",
        .overhead = "#79828f",
        .good = "#3cb98c",
        .warning = "#efc14f",
        .error = "#f2766f",
        .threads = {QColor{"#56b0e8"}, QColor{"#2fb48a"}, QColor{"#dd8fbd"}, QColor{"#a08ed8"}, QColor{"#e5c650"},
                    QColor{"#ee9560"}, QColor{"#5fc9cf"}, QColor{"#aebb64"}},
        .onThread = "#0b1117",
        .dead = "#7f8998",
    };
    return dark;
}

Colours const& lightColours()
{
    static Colours const light{
        .dark = false,
        .background = "#f6f7f9",
        .surface = "#ffffff",
        .raised = "#ffffff",
        .hover = "#eef1f5",
        .selection = "#e1effa",
        .line = "#dfe3e9",
        .grid = "#e4e8ed",
        .text = "#1a1f28",
        .textMuted = "#525b69",
        .textFaint = "#616977",
        .accent = "#0068a8",
        .onAccent = "#ffffff",
        .cursor = "#0068a8",
        .clock = "#0072b2",
        .timer = "#c4560a",
        .utime = "#00805c",
        .stime = "#a0459a",
        .expiry = "#bf352b",
        .signal = "#1a1f28",
        .onSignal = "#ffffff",
        .tick = "#9aa3b0",
        .idle = "#ffffff",
        .offline = "#eceff3",
        .waiting = "#bf352b",
        .overhead = "#8a929e",
        .good = "#087a57",
        .warning = "#8a6100",
        .error = "#bf352b",
        .threads = {QColor{"#5cb1e6"}, QColor{"#36b48b"}, QColor{"#df93c0"}, QColor{"#a897dc"}, QColor{"#e2c44c"},
                    QColor{"#ef9966"}, QColor{"#62c4ca"}, QColor{"#b0bb66"}},
        .onThread = "#10151b",
        .dead = "#8b93a0",
    };
    return light;
}

static Colours const*& current()
{
    static Colours const* current = &darkColours();
    return current;
}

Colours const& colours() { return *current(); }

QColor threadColour(TaskId task)
{
    auto const& threads = colours().threads;
    return threads[index_of(task) % threads.size()];
}

static QString family()
{
    static QString const family = QFontDatabase::families().contains("Inter")
        ? QStringLiteral("Inter")
        : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    return family;
}

QFont textFont(TextSize size, QFont::Weight weight)
{
    static constexpr std::array<int, 3> pixels{11, 13, 20};
    QFont font{family()};
    font.setPixelSize(pixels[static_cast<std::size_t>(size)]);
    font.setWeight(weight);
    return font;
}

static QPalette paletteOf(Colours const& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.surface);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.background);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.text);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.textFaint);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.hover);
    palette.setColor(QPalette::Midlight, c.line);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.line);
    palette.setColor(QPalette::Shadow, c.background);
    for (auto const role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.textFaint);
    return palette;
}

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

/// Whether the desktop's palette, as it was before we put ours over it, is a dark one.
static bool systemIsDark()
{
    static bool const dark = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5;
    return dark;
}

void Theme::choose(ThemeChoice choice)
{
    bool const dark = systemIsDark();
    init_resources();
    m_choice = choice;
    current() = (choice == ThemeChoice::Dark || (choice == ThemeChoice::FollowSystem && dark)) ? &darkColours()
                                                                                               : &lightColours();
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QApplication::setPalette(paletteOf(colours()));
    QApplication::setFont(textFont(TextSize::Body));
    qApp->setStyleSheet(styleSheet(colours()));
    Q_EMIT changed();
}

}
