// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace tickscope::ui {

/// Fills the place of an item that is selected or under the pointer.
void paintRowBackground(QPainter& painter, QStyleOptionViewItem const& option);

}
