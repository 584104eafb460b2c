// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/pseudo_locale.h"

#include <QRegularExpression>

namespace tickscope::ui {

QString PseudoLocale::translate(char const*, char const* source, char const*, int n) const
{
    static QString const accented = QStringLiteral("åßçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž");
    QString text = QString::fromUtf8(source);
    if (n >= 0)
        text.replace(QStringLiteral("%n"), QString::number(n));
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool const place = i > 0 && text[i - 1] == '%';
        char16_t const lower = text[i].toLower().unicode();
        if (!place && lower >= 'a' && lower <= 'z')
            text[i] = accented[lower - 'a'];
    }
    return text;
}

static QRegularExpressionMatchIterator plainWords(QString const& text)
{
    static QRegularExpression const word{
        QStringLiteral(R"((?<![\p{L}\d_.])[A-Za-z][A-Za-z0-9_.\->/()*]*[A-Za-z0-9_)*](?![A-Za-z0-9_)*]*…))"),
        QRegularExpression::UseUnicodePropertiesOption};
    return word.globalMatch(text);
}

QSet<QString> wordsOf(QStringList const& texts)
{
    static QRegularExpression const letters{QStringLiteral("[^A-Za-z]+")};
    QSet<QString> words;
    for (QString const& text : texts)
        for (QString const& word : text.split(letters, Qt::SkipEmptyParts))
            words.insert(word.toLower());
    return words;
}

static bool looksLikeKernel(QString const& word)
{
    static QRegularExpression const mark{QStringLiteral(R"([_>()*]|\w\.\w|^[A-Z][A-Z0-9]+$)")};
    return mark.match(word).hasMatch();
}

QStringList untranslated(QString const& text, QSet<QString> const& known)
{
    static QRegularExpression const letters{QStringLiteral("[^A-Za-z]+")};
    QStringList found;
    for (auto match = plainWords(text); match.hasNext();) {
        QString const word = match.next().captured();
        if (looksLikeKernel(word))
            continue;
        for (QString const& part : word.split(letters, Qt::SkipEmptyParts))
            if (part.size() > 1 && !known.contains(part.toLower()))
                found += part;
    }
    return found;
}

}
