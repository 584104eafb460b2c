// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QColor>
#include <QFont>
#include <QObject>

#include <array>
#include <cstdint>

namespace tickscope::ui {

/// Every colour that the window uses, by what it means.
struct Colours {
    bool dark = true;
    QColor background;  ///< behind plots and lists
    QColor surface;     ///< bars and side columns
    QColor raised;      ///< cards, buttons, fields
    QColor hover;
    QColor selection;  ///< behind what is selected; text stays `text` on it
    QColor line;       ///< hairlines between areas
    QColor grid;       ///< grid of a plot; quieter than `line`
    QColor text;
    QColor textMuted;  ///< what is read second
    QColor textFaint;  ///< small print; still 4.5:1 on surface
    QColor accent;     ///< the one colour that says "here" and "press"
    QColor onAccent;   ///< text on accent
    QColor cursor;     ///< the instant shown, in every view

    QColor clock;  ///< thread_group_cputime(): what a reader of the clock gets
    QColor timer;  ///< the cputimer: what expiry is checked against
    QColor utime;
    QColor stime;
    QColor expiry;  ///< when a timer is due
    QColor signal;  ///< a signal's flag; `onSignal` is the text on it
    QColor onSignal;
    QColor tick;      ///< dots of tick interrupts
    QColor idle;      ///< an idle CPU's lane
    QColor offline;   ///< an offline CPU's lane
    QColor waiting;   ///< stripe: runnable threads that wait
    QColor overhead;  ///< bookkeeping that holds the CPU

    QColor good;     ///< on, holds
    QColor warning;  ///< what the modelled kernel complains of
    QColor error;

    std::array<QColor, 8> threads;  ///< fills of one brightness; `onThread` reads on all of them
    QColor onThread;
    QColor dead;  ///< time of threads that are gone
};

enum class ThemeChoice : std::uint8_t { FollowSystem, Dark, Light };

Colours const& darkColours();
Colours const& lightColours();

/// The colours in force now. Widgets that paint themselves ask each time they paint, and repaint on Theme::changed.
Colours const& colours();

/// The colour that a thread has everywhere.
QColor threadColour(TaskId task);

/// Text sizes: one, and a smaller one for what is read second. Semibold is the second weight.
enum class TextSize : std::uint8_t { Small, Body, Title };
QFont textFont(TextSize size, QFont::Weight weight = QFont::Normal);

/// Spacing: `tight` inside a group, `wide` between groups and at edges, in pixels.
inline constexpr int tight = 8;
inline constexpr int wide = 14;

/// Puts a theme on the application: palette, style sheet, font. One for the program; it needs a QApplication.
class Theme final : public QObject {
    Q_OBJECT

public:
    static Theme& instance();

    ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    ThemeChoice m_choice = ThemeChoice::FollowSystem;
};

}
