// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console_case.h"
#include "app/cli/text_op.h"
#include "core/kernel/hpet_rtc.h"

#include <optional>

namespace tickscope {

namespace {

// The HPET with a counter that stands where the ops put it.
class HpetWorld {
public:
    explicit HpetWorld(KernelConfig const& config, WordSize word)
    {
        m_machine.config = config;
        m_machine.hpet.present = true;
        m_machine.hpet.word = word;
    }

    /// What it showed, if the op shows anything.
    Result<std::optional<Json>> run(TextOp const& op);

private:
    Result<void> set(TextOp const& op);
    Result<std::optional<Json>> service(TextOp const& op);
    Json show() const;
    Kernel kernel() { return {.machine = m_machine}; }

    Machine m_machine;
};

}

Json HpetWorld::show() const
{
    HpetRtc const& hpet = m_machine.hpet;
    return {{"ev", "show"},
            {"default_delta", hpet.default_delta},
            {"pie_delta", hpet.pie_delta},
            {"pie_limit", hpet.pie_limit},
            {"var", hpet.t1_cmp},
            {"reg", hpet.t1_cmp_register},
            {"mult", hpet_mult(hpet)},
            {"flags", hpet.flags},
            {"enabled", hpet.enabled ? 1 : 0}};
}

Result<void> HpetWorld::set(TextOp const& op)
{
    Kernel k = kernel();
    HpetRtc& hpet = m_machine.hpet;
    if (op.name == "period") {
        if (op.value < 100'000 || op.value > 100'000'000)
            return failure("expected a period of 100000 to 100000000 fs");
        hpet.period_fs = op.value;
    } else if (op.name == "freq") {
        if (op.value < 1 || op.value > 32'768)
            return failure("expected a frequency of 1 to 32768 Hz");
        hpet_set_periodic_freq(k, op.value);
    } else if (op.name == "setbits") {
        if ((op.value & ~std::uint64_t{rtc_uie | rtc_aie | rtc_pie}) != 0)
            return failure("expected bits of 0x70");
        hpet_set_rtc_irq_bit(k, static_cast<std::uint32_t>(op.value));
    } else if (op.name == "cmp") {
        hpet_set_t1_cmp(k, op.value);
    } else if (op.name == "counter") {
        hpet.counter_at_boot = static_cast<std::uint32_t>(op.value);
    } else if (op.name == "add") {
        hpet.counter_at_boot = static_cast<std::uint32_t>(hpet.counter_at_boot + op.value);
    } else {
        return failure("expected 'period', 'freq', 'setbits', 'cmp', 'counter', 'add', 'reinit', 'irq' or 'show'");
    }
    return {};
}

Result<std::optional<Json>> HpetWorld::service(TextOp const& op)
{
    HpetRtc const& hpet = m_machine.hpet;
    if (hpet.flags != 0 && hpet_rtc_delta(hpet) == 0)
        return failure("expected 'freq' before a periodic interrupt: without a rate the kernel's loop has no end");
    Kernel k = kernel();
    std::uint64_t const lost_before = hpet.lost;
    std::uint32_t const flags = op.name == "irq" ? hpet_rtc_interrupt(k) : 0;
    if (op.name == "reinit")
        hpet_rtc_timer_reinit(k);
    std::uint64_t const lost = hpet.lost - lost_before;
    Json seen{{"ev", op.name},
              {"var", hpet.t1_cmp},
              {"reg", hpet.t1_cmp_register},
              {"counter", hpet_counter(m_machine)},
              {"lost", lost},
              {"writes", hpet.enabled ? lost + 1 : 0},
              {"next_counts", hpet.t1_cmp_register - hpet_counter(m_machine)},
              {"pie_count", hpet.pie_count}};
    if (op.name == "irq")
        seen["flags"] = flags;
    return seen;
}

Result<std::optional<Json>> HpetWorld::run(TextOp const& op)
{
    if (op.name == "show")
        return show();
    if (op.name == "reinit" || op.name == "irq")
        return service(op);
    if (auto const done = set(op); !done)
        return tl::unexpected(done.error());
    return std::nullopt;
}

static Result<HpetWorld> world_of(std::string_view version)
{
    if (version == "base32")
        return HpetWorld{{.fixes = {}}, WordSize::Bits32};
    if (version == "base64")
        return HpetWorld{{.fixes = {}}, WordSize::Bits64};
    if (version == "s32")
        return HpetWorld{{.fixes = {Fix::HpetReinit}}, WordSize::Bits64};
    if (version == "ahead" || version == "final")
        return HpetWorld{{.fixes = {Fix::HpetReinit, Fix::HpetCntAhead}}, WordSize::Bits64};
    return failure("expected a version 'base32', 'base64', 's32', 'ahead' or 'final'");
}

Result<Observations> run_hpet_case(ConsoleCase const& input, std::string_view version)
{
    auto world = world_of(version);
    if (!world)
        return op_failure(0, world.error().text);
    Observations seen;
    for (std::size_t i = 0; i < input.ops.size(); ++i) {
        auto const op = read_text_op(input.ops[i]);
        if (!op)
            return op_failure(i, op.error().text);
        auto shown = world->run(*op);
        if (!shown)
            return op_failure(i, shown.error().text);
        if (*shown)
            seen.push_back({i, std::move(**shown)});
    }
    return seen;
}

}
