// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/command_palette.h"

#include "ui/style/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

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

int CommandPalette::fit(QString const& letters, QString const& name)
{
    int score = 1;
    qsizetype at = 0;
    bool run = false;
    for (QChar const letter : letters) {
        if (letter.isSpace())
            continue;
        qsizetype const found = name.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0)
            return 0;
        bool const startsWord = found == 0 || !name[found - 1].isLetterOrNumber();
        score += startsWord ? 8 : 1;
        score += run && found == at ? 4 : 0;
        run = true;
        at = found + 1;
    }
    return score;
}

CommandPalette::CommandPalette(QList<QAction*> const& actions, QWidget* parent)
    : QDialog{parent, Qt::Popup | Qt::FramelessWindowHint}
    , m_input{new QLineEdit}
    , m_list{new QListWidget}
{
    for (QAction* action : actions)
        if (action->isEnabled() && !action->text().isEmpty())
            m_actions.append(action);
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

void CommandPalette::filter(QString const& letters)
{
    struct Hit {
        int score;
        qsizetype number;
    };
    std::vector<Hit> hits;
    for (qsizetype i = 0; i < m_actions.size(); ++i)
        if (int const score = fit(letters, m_actions[i]->text()); score > 0)
            hits.push_back({score, i});
    std::stable_sort(hits.begin(), hits.end(), [](Hit const& a, Hit const& b) { return a.score > b.score; });
    m_list->clear();
    for (Hit const& hit : hits) {
        QAction const* action = m_actions[hit.number];
        auto* item = new QListWidgetItem{action->text(), m_list};
        item->setData(Qt::UserRole, hit.number);
        item->setData(Qt::UserRole + 1, action->shortcut().toString(QKeySequence::NativeText));
    }
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
    QAction* action = m_actions[item->data(Qt::UserRole).toLongLong()];
    close();
    action->trigger();
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
