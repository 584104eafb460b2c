// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/causes.h"

namespace tickscope::ui {

std::vector<CauseStep> causesOf(Frame const& frame, std::uint64_t n, std::size_t most)
{
    std::vector<CauseStep> steps;
    TraceView const& trace = frame.visible_trace();
    while (n >= trace.first_n() && n < trace.size() && steps.size() < most) {
        TraceEvent const event = trace.at(n);
        steps.push_back({n, event.at, event.cpu, sentenceOf(event, namesOf(frame))});
        // A cause lies before its effect; anything else would be a walk without an end.
        if (event.cause >= n)
            break;
        n = event.cause;
    }
    return steps;
}

}
