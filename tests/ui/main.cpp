// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/translations.h"

#include <QApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    // The names of the tests are asked for while building, where there is no display.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    ::testing::InitGoogleTest(&argc, argv);
    QApplication application{argc, argv};
    tickscope::ui::speak(QStringLiteral("en"));
    return RUN_ALL_TESTS();
}
