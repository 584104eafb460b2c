// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include <QApplication>

int main(int argc, char* argv[])
{
    QApplication application{argc, argv};
    tickscope::ui::Theme::instance().choose(tickscope::ui::ThemeChoice::FollowSystem);
    return 0;
}
