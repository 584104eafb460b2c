// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery_page.h"

#include "ui/flow_layout.h"
#include "ui/panels/heading.h"
#include "ui/scenario_card.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMap>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QToolButton>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Shows rows that have the tag, if one is chosen, and all the words looked for.
class CardFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void look(QString const& words, QString const& tag)
    {
        m_words = words.split(' ', Qt::SkipEmptyParts);
        m_tag = tag;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, QModelIndex const& parent) const override
    {
        QModelIndex const index = sourceModel()->index(row, 0, parent);
        QString const text = index.data(ScenarioCard::SearchRole).toString();
        bool const tagged = m_tag.isEmpty() || index.data(ScenarioCard::TagsRole).toStringList().contains(m_tag);
        return tagged && std::all_of(m_words.begin(), m_words.end(), [&](QString const& word) {
                   return text.contains(word, Qt::CaseInsensitive);
               });
    }

private:
    QStringList m_words;
    QString m_tag;
};

/// Cards share the width evenly, as many in a row as are at least 270 pixels wide.
class CardView final : public QListView {
public:
    explicit CardView(ScenarioCard* card)
        : m_card{card}
    {
        setItemDelegate(card);
        setViewMode(IconMode);
        setMovement(Static);
        setResizeMode(Adjust);
        setUniformItemSizes(true);
        setMouseTracking(true);
        setSpacing(0);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollMode(ScrollPerPixel);
        verticalScrollBar()->setSingleStep(24);
        setStyleSheet("QListView { background: transparent; }");
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        int const columns = std::max(1, (viewport()->width() - 2) / 282);
        m_card->setWidth((viewport()->width() - 2) / columns);
        setGridSize(m_card->sizeHint({}, {}));
        QListView::resizeEvent(event);
    }

private:
    ScenarioCard* m_card;
};

}

QWidget* GalleryPage::makeSide()
{
    auto* side = new QFrame;
    side->setProperty("role", "column");
    side->setFixedWidth(264);
    auto* title = new QLabel{QStringLiteral("Tickscope")};
    title->setFont(textFont(TextSize::Title, QFont::DemiBold));
    auto* line = roleLabel(tr("Where the kernel's CPU time goes,\nand why its timers fire."), "muted");
    auto* open = new QPushButton{icon("open", IconInk::OnAccent), tr("Open a scenario…")};
    open->setProperty("primary", true);
    open->setToolTip(tr("Open a scenario file (Ctrl+O), or drop one anywhere"));
    connect(open, &QAbstractButton::clicked, this, &GalleryPage::openDialogWanted);
    auto* layout = new QVBoxLayout{side};
    layout->setContentsMargins(20, 24, 20, wide);
    layout->setSpacing(tight);
    auto* logo = new QLabel;
    logo->setPixmap(QIcon{":/tickscope.svg"}.pixmap(QSize{44, 44}));
    layout->addWidget(logo);
    layout->addWidget(title);
    layout->addWidget(line);
    layout->addSpacing(wide);
    layout->addWidget(open);
    layout->addSpacing(wide);
    m_back->setProperty("flat", true);
    m_back->setProperty("list", true);
    m_back->hide();
    connect(m_back, &QAbstractButton::clicked, this, &GalleryPage::backWanted);
    layout->addWidget(m_back);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    layout->addLayout(m_recent);
    layout->addStretch();
    layout->addLayout(makeFoot());
    return side;
}

QLayout* GalleryPage::makeFoot()
{
    auto* theme = new QToolButton;
    theme->setIcon(icon("theme", IconInk::Muted));
    theme->setProperty("flat", true);
    theme->setToolTip(tr("Dark or light"));
    theme->setAccessibleName(tr("Theme"));
    connect(theme, &QAbstractButton::clicked, this, &GalleryPage::themeToggled);
    auto* foot = new QHBoxLayout;
    foot->addWidget(wrappedLabel(tr("Keys: F1  ·  Commands: Ctrl+Shift+P"), "faint"), 1);
    foot->addWidget(theme);
    return foot;
}

void GalleryPage::setOpenScenario(QString const& name)
{
    m_back->setVisible(!name.isEmpty());
    m_back->setText(tr("Back to the open story"));
    m_back->setToolTip(tr("%1 (Ctrl+E or Esc)").arg(name));
}

void GalleryPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_search->text().isEmpty())
        Q_EMIT backWanted();
    else
        m_search->clear();
}

QWidget* GalleryPage::makeMain()
{
    auto* main = new QFrame;
    main->setProperty("role", "canvas");
    m_search->setPlaceholderText(tr("Search titles, texts, tags, commits, functions…"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(34);
    m_search->addAction(icon("search", IconInk::Muted), QLineEdit::LeadingPosition);
    m_search->setAccessibleName(tr("Search scenarios"));
    auto* layout = new QVBoxLayout{main};
    layout->setContentsMargins(24, 24, 12, 0);
    layout->setSpacing(12);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 12, 0);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addWidget(m_tags);
    layout->addWidget(m_none);
    layout->addWidget(m_cards, 1);
    return main;
}

GalleryPage::GalleryPage(QWidget* parent)
    : QWidget{parent}
    , m_model{new QStandardItemModel{this}}
    , m_shown{new CardFilter{this}}
    , m_search{new QLineEdit}
    , m_cards{new CardView{new ScenarioCard{this}}}
    , m_tags{new QWidget}
    , m_back{new QPushButton{icon("step-back", IconInk::Muted), {}}}
    , m_recent{nullptr}
    , m_none{roleLabel(tr("Nothing like that here."), "muted")}
{
    m_shown->setSourceModel(m_model);
    m_cards->setModel(m_shown);
    m_cards->setAccessibleName(tr("Scenarios"));
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeSide());
    layout->addWidget(makeMain(), 1);
    new FlowLayout{m_tags, 6};
    m_none->hide();
    connect(m_search, &QLineEdit::textChanged, this, &GalleryPage::applyFilter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { openShown(0); });
    auto const open = [this](QModelIndex const& index) {
        Q_EMIT fileWanted(index.data(ScenarioCard::PathRole).toString());
    };
    connect(m_cards, &QAbstractItemView::clicked, this, open);
    connect(m_cards, &QAbstractItemView::activated, this, open);
    connect(&Theme::instance(), &Theme::changed, m_cards, qOverload<>(&QWidget::update));
    refreshRecent();
}

void GalleryPage::setEntries(std::vector<LibraryEntry> entries)
{
    m_entries = std::move(entries);
    m_model->clear();
    for (LibraryEntry const& entry : m_entries) {
        auto* item = new QStandardItem{entry.title};
        item->setEditable(false);
        item->setData(entry.path, ScenarioCard::PathRole);
        item->setData(entry.summary, ScenarioCard::SummaryRole);
        item->setData(entry.tags, ScenarioCard::TagsRole);
        item->setData(entry.problems, ScenarioCard::ProblemsRole);
        QStringList facts;
        if (entry.lesson)
            facts += tr("lesson");
        if (!entry.length.isEmpty())
            facts += entry.length;
        item->setData(facts.join(QStringLiteral(" · ")), ScenarioCard::FactsRole);
        item->setData(
            QStringList{entry.title, entry.summary, entry.tags.join(' '), QFileInfo{entry.path}.fileName(), entry.text}
                .join(' '),
            ScenarioCard::SearchRole);
        item->setData(entry.title + ". " + entry.summary, Qt::AccessibleTextRole);
        item->setToolTip(QFileInfo{entry.path}.fileName());
        m_model->appendRow(item);
    }
    makeTags();
    applyFilter();
}

void GalleryPage::makeTags()
{
    QMap<QString, int> counts;
    for (LibraryEntry const& entry : m_entries)
        for (QString const& tag : entry.tags)
            ++counts[tag];
    clearLayout(*m_tags->layout());
    auto const add = [this](QString const& text, QString const& tag) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(tag == m_tag);
        button->setProperty("chip", true);
        connect(button, &QAbstractButton::clicked, this, [this, tag] {
            m_tag = tag;
            applyFilter();
        });
        m_tags->layout()->addWidget(button);
    };
    // Tags that only one story has are found by searching; the common ones come first.
    QStringList tags = counts.keys();
    tags.removeIf([&](QString const& tag) { return counts[tag] < 2; });
    std::stable_sort(tags.begin(), tags.end(),
                     [&](QString const& a, QString const& b) { return counts[a] > counts[b]; });
    add(tr("all  %1").arg(m_entries.size()), {});
    for (QString const& tag : tags)
        add(QStringLiteral("%1  %2").arg(tag).arg(counts[tag]), tag);
}

void GalleryPage::applyFilter()
{
    static_cast<ScenarioCard*>(m_cards->itemDelegate())->setWords(m_search->text().split(' ', Qt::SkipEmptyParts));
    m_cards->viewport()->update();
    static_cast<CardFilter*>(m_shown)->look(m_search->text(), m_tag);
    m_none->setVisible(shownCount() == 0);
}

int GalleryPage::shownCount() const { return m_shown->rowCount(); }

QString GalleryPage::whyFound(int row) const
{
    return static_cast<ScenarioCard const*>(m_cards->itemDelegate())->whyFound(m_shown->index(row, 0));
}

void GalleryPage::openShown(int row)
{
    if (row < shownCount())
        Q_EMIT fileWanted(m_shown->index(row, 0).data(ScenarioCard::PathRole).toString());
}

void GalleryPage::refreshRecent()
{
    clearLayout(*m_recent);
    QStringList const files = recentFiles();
    if (files.isEmpty())
        return;
    m_recent->addWidget(heading(tr("Opened of late")));
    for (QString const& path : files.mid(0, 8)) {
        auto* button =
            new QPushButton{icon("file", IconInk::Muted),
                            QFontMetrics{textFont(TextSize::Body)}.elidedText(titleOf(path), Qt::ElideRight, 176)};
        button->setProperty("flat", true);
        button->setProperty("list", true);
        button->setAccessibleName(titleOf(path));
        button->setToolTip(path);
        connect(button, &QAbstractButton::clicked, this, [this, path] { Q_EMIT fileWanted(path); });
        m_recent->addWidget(button);
    }
}

}
