// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/fix_table.h"

#include <QString>

namespace tickscope::ui {

/// Key, commit or release, and where switching it changes nothing in this kernel, why.
QString fixTip(FixInfo const& info, KernelConfig const& config);
QString fixTip(LaterFixInfo const& info, KernelConfig const& config);
/// "2.6.29-rc5 · 8 of 8 fixes": the tree that a scenario names, and how many of its fixes are on now.
QString kernelFixesText(QString const& tree, KernelConfig const& config);
QString accountingText(Accounting accounting);

}
