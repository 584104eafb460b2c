// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/command_palette.h"

#include "ui/shortcut_sheet.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace tickscope::ui {
namespace {

/// A command's name, and its keys at the right.
class CommandDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const override { return {100, 30}; }

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours().selection);
            painter->drawRoundedRect(QRectF{option.rect}.adjusted(4, 1, -4, -1), 5, 5);
        }
        QRectF const rect = QRectF{option.rect}.adjusted(wide, 0, -wide, 0);
        painter->setFont(textFont(TextSize::Body));
        painter->setPen(colours().text);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->setPen(colours().textFaint);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, index.data(Qt::UserRole + 1).toString());
        painter->restore();
    }
};

}

static bool startsWord(QString const& name, qsizetype at) { return at == 0 || !name[at - 1].isLetterOrNumber(); }

/// The best of all ways to lay `letters` from `letter` on over `name` from `at` on; below 0 where there is none.
static int best(QString const& letters, qsizetype letter, QString const& name, qsizetype at, bool run)
{
    if (letter == letters.size())
        return 0;
    int most = -1;
    for (qsizetype i = at; i < name.size(); ++i) {
        bool const follows = run && i == at;
        if (name[i].toCaseFolded() != letters[letter].toCaseFolded() || !(follows || startsWord(name, i)))
            continue;
        int const rest = best(letters, letter + 1, name, i + 1, true);
        if (rest >= 0)
            most = std::max(most, rest + (startsWord(name, i) ? 8 : 1) + (follows ? 4 : 0));
    }
    return most;
}

int CommandPalette::fit(QString const& letters, QString const& name)
{
    static constexpr qsizetype most_letters = 40;
    QString wanted = letters.left(most_letters);
    wanted.removeIf([](QChar c) { return c.isSpace(); });
    if (wanted.isEmpty())
        return 1;
    if (int const score = best(wanted, 0, name, 0, false); score >= 0)
        return 2 + score;
    // Within a word too, but after all others.
    return name.contains(letters.trimmed(), Qt::CaseInsensitive) && wanted.size() > 2 ? 2 : 0;
}

CommandPalette::CommandPalette(QList<QAction*> const& actions, std::vector<Entry> others, Typed typed, QWidget* parent)
    : QDialog{parent, Qt::Popup | Qt::FramelessWindowHint}
    , m_typed{std::move(typed)}
    , m_input{new QLineEdit}
    , m_list{new QListWidget}
{
    for (QAction* action : actions)
        if (action->isEnabled() && !action->text().isEmpty())
            m_entries.push_back({action->text(), action->property(actionSynonyms).toString(),
                                 action->shortcut().toString(QKeySequence::NativeText),
                                 [action] { action->trigger(); }});
    std::move(others.begin(), others.end(), std::back_inserter(m_entries));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("All commands"));
    setFixedWidth(520);
    m_input->setPlaceholderText(tr("What do you want to do?"));
    m_input->setMinimumHeight(34);
    m_list->setItemDelegate(new CommandDelegate{m_list});
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(tight, tight, tight, tight);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    m_input->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    setStyleSheet(QStringLiteral("QDialog { background: %1; border: 1px solid %2; } QListWidget { background: %1; }")
                      .arg(colours().raised.name(), colours().line.name()));
    filter({});
    m_input->setFocus();
}

int CommandPalette::shownCount() const { return m_list->count(); }

QStringList CommandPalette::shownNames() const
{
    QStringList names;
    for (int i = 0; i < m_list->count(); ++i)
        names += m_list->item(i)->text();
    return names;
}

void CommandPalette::addRow(Entry const& entry, int number)
{
    auto* item = new QListWidgetItem{entry.name, m_list};
    item->setData(Qt::UserRole, number);
    item->setData(Qt::UserRole + 1, entry.keys);
}

// What the line itself says stands first, with negative numbers; a synonym counts less than the name.
void CommandPalette::filter(QString const& letters)
{
    struct Hit {
        int score, number;
    };
    std::vector<Hit> hits;
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        Entry const& entry = m_entries[static_cast<std::size_t>(i)];
        int score = 4 * fit(letters, entry.name);
        if (!letters.isEmpty())
            score = std::max(score, fit(letters, entry.name + ' ' + entry.synonyms));
        if (score > 0)
            hits.push_back({score, i});
    }
    std::stable_sort(hits.begin(), hits.end(), [](Hit const& a, Hit const& b) { return a.score > b.score; });
    m_list->clear();
    m_typed_entries = m_typed ? m_typed(letters) : std::vector<Entry>{};
    for (std::size_t i = 0; i < m_typed_entries.size(); ++i)
        addRow(m_typed_entries[i], -1 - static_cast<int>(i));
    static constexpr std::size_t most_hits = 200;
    for (std::size_t i = 0; i < std::min(most_hits, hits.size()); ++i)
        addRow(m_entries[static_cast<std::size_t>(hits[i].number)], hits[i].number);
    m_list->setCurrentRow(0);
    static constexpr int rowHeight = 30, mostRows = 12;
    m_list->setFixedHeight(std::clamp(m_list->count(), 1, mostRows) * rowHeight + 4);
    adjustSize();
}

void CommandPalette::runCurrent()
{
    QListWidgetItem const* item = m_list->currentItem();
    if (!item)
        return;
    int const number = item->data(Qt::UserRole).toInt();
    std::function<void()> const run = number >= 0 ? m_entries[static_cast<std::size_t>(number)].run
                                                  : m_typed_entries[static_cast<std::size_t>(-1 - number)].run;
    close();
    run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(0, m_list->currentRow() - 1));
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(m_list->count() - 1, m_list->currentRow() + 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

}
