// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/focus_key_filter.h"

#include "ui/panels/cpu_tiles_view.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QComboBox>
#include <QKeyEvent>
#include <QTabBar>

namespace tickscope::ui {

static bool needs(QObject const& widget, int key)
{
    switch (key) {
    case Qt::Key_Space:
        return qobject_cast<QAbstractButton const*>(&widget) || qobject_cast<QComboBox const*>(&widget);
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        return qobject_cast<QAbstractItemView const*>(&widget) || qobject_cast<QTabBar const*>(&widget) ||
            qobject_cast<QAbstractSlider const*>(&widget) || qobject_cast<CpuTilesView const*>(&widget);
    default:
        return false;
    }
}

bool FocusKeyFilter::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    auto const* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_E) {
        event->ignore();
        return true;
    }
    if (key->modifiers() != Qt::NoModifier || !needs(*watched, key->key()))
        return QObject::eventFilter(watched, event);
    event->accept();
    return true;
}

}
