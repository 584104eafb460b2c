// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/config.h"

#include <QString>

#include <optional>

namespace tickscope::ui {

/// "1.5s", "1,5 s", "802 ms", "250ticks", "40ns"; a bare number is seconds. None if it is no instant.
std::optional<SimTime> parseInstant(QString const& text, KernelConfig const& config);

}
