// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/menu_caption.h"

#include "ui/panels/heading.h"
#include "ui/style/theme.h"

#include <QMenu>
#include <QWidgetAction>

namespace tickscope::ui {

void addCaption(QMenu& menu, QString const& text)
{
    if (!menu.isEmpty())
        menu.addSeparator();
    static constexpr int most = 420;
    QLabel* label =
        heading(QFontMetrics{textFont(TextSize::Small, QFont::DemiBold)}.elidedText(text, Qt::ElideMiddle, most));
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(wide, 4, wide, 2);
    auto* caption = new QWidgetAction{&menu};
    caption->setText(text);
    caption->setDefaultWidget(label);
    caption->setEnabled(false);
    menu.addAction(caption);
}

}
