// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/config.h"

#include <string>
#include <vector>

namespace tickscope {

/// Remarks for somebody who chose these switches, a sentence each: fixes that are on and wait for another one, and
/// those that are off while another one does their work.
std::vector<std::string> notes_on_fixes(KernelConfig const& config);

}
