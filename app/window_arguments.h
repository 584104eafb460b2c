// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QSize>
#include <QString>
#include <QStringList>

namespace tickscope {

/// The options of tickscope-window. `tickscope plot` passes on those of a picture.
void add_window_options(QCommandLineParser& parser);

/// What was asked for.
struct WindowArguments {
    explicit WindowArguments(QCommandLineParser const& parser);

    /// Whether a picture is to be drawn, without a window on the screen.
    bool is_picture() const { return !plot.isNull() || !screenshot.isNull(); }

    QString plot;        ///< the scenario to draw a view of; null: none
    QString screenshot;  ///< where the whole window is drawn; null: nowhere
    QString file;        ///< the scenario to open; empty: the gallery
    QString theme;       ///< dark, light, or empty
    QString language;    ///< "de"; empty: the desktop's
    QString size;        ///< "1280x800"; empty: the usual one
    QString view, out, format, at, from, to, fixes, tab;
    QStringList settings;
};

/// "1280x800"; an empty size for what is none.
QSize size_of(QString const& text);

}
