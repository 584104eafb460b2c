// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void init_i18n() { Q_INIT_RESOURCE(i18n); }

namespace tickscope::ui {

/// The translators in force, which outlive every widget.
static QTranslator& translator(std::size_t which)
{
    static QTranslator all[3];
    return all[which];
}

// English is a translation too: its plural forms are. What another one lacks falls back to it.
void speak(QString const& language)
{
    init_i18n();
    QLocale const locale = language.isEmpty() ? QLocale::system() : QLocale{language};
    for (std::size_t i = 0; i < 3; ++i)
        QCoreApplication::removeTranslator(&translator(i));
    bool const english = translator(0).load(QStringLiteral(":/i18n/tickscope_en.qm"));
    if (english)
        QCoreApplication::installTranslator(&translator(0));
    if (translator(1).load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                           QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&translator(1));
    if (translator(2).load(locale, QStringLiteral("tickscope"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator(2));
}

}
