// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// qcustomplot.h needs Qt's keywords, which Machine::signals forbids: they hold for its lines only. It costs ten seconds
// a file, so only those that talk to QCustomPlot itself include it.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit Q_EMIT
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
