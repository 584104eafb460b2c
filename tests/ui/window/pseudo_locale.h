// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>
#include <QTranslator>

namespace tickscope::ui {

/// A language in which every letter has an accent: what is in plain letters was not translated.
class PseudoLocale final : public QTranslator {
public:
    QString translate(char const* context, char const* source, char const* disambiguation, int n) const override;
    bool isEmpty() const override { return false; }
};

/// Words that are the same in every language: those of `texts`, as many as there are.
QSet<QString> wordsOf(QStringList const& texts);

/// The words of a text in plain letters that are none of `known`: not translated. Identifiers of the kernel are known
/// by their looks: sched_switch, RLIMIT_CPU, rq->nr_running, nohz.cpu_mask.
QStringList untranslated(QString const& text, QSet<QString> const& known);

}
