// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

namespace tickscope::ui {

/// From when on the events that the frame tells of are at hand, and what becomes of earlier ones. Empty if all are.
QString retentionText(Frame const& frame);

}
