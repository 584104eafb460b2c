// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/heap_budget.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <malloc.h>
#include <new>

namespace tickscope {

namespace {

constexpr std::int64_t no_bound = std::numeric_limits<std::int64_t>::max();

struct Account {
    std::int64_t held = 0;
    std::int64_t warn_at = no_bound;
    std::int64_t refuse_at = no_bound;
    std::uint64_t allocations = 0;
    std::uint64_t failing = 0;
    StopFlag* flag = nullptr;
};

constinit thread_local Account account;

}

static std::int64_t bytes_at(void* memory) { return static_cast<std::int64_t>(malloc_usable_size(memory)); }

static void give_back(void* memory)
{
    if (memory == nullptr)
        return;
    account.held -= bytes_at(memory);
    std::free(memory);
}

static void beyond_budget(void* memory)
{
    if (account.held > account.refuse_at) {
        give_back(memory);
        throw std::bad_alloc{};
    }
    account.flag->set(StopCause::Memory);
}

// `memory` is a new allocation, or null where there was none to be had.
static void* counted(void* memory)
{
    if (memory == nullptr)
        throw std::bad_alloc{};
    account.held += bytes_at(memory);
    if (account.held > account.warn_at)
        beyond_budget(memory);
    return memory;
}

static void count_allocation()
{
    if (++account.allocations == account.failing)
        throw std::bad_alloc{};
}

HeapBudget::HeapBudget(std::uint64_t bytes, StopFlag& flag)
    : m_warned_at{account.warn_at}
    , m_refused_at{account.refuse_at}
    , m_flag{account.flag}
{
    auto const most = static_cast<std::int64_t>(std::min<std::uint64_t>(bytes, no_bound / 2));
    account.flag = &flag;
    account.warn_at = account.held + most / 3;
    account.refuse_at = std::min(m_refused_at, account.held + most);
}

HeapBudget::~HeapBudget()
{
    account.warn_at = m_warned_at;
    account.refuse_at = m_refused_at;
    account.flag = m_flag;
}

std::int64_t heap_held() { return account.held; }

void fail_allocation(std::uint64_t nth)
{
    account.allocations = 0;
    account.failing = nth;
}

std::uint64_t allocations_since() { return account.allocations; }

}

using namespace tickscope;

void* operator new(std::size_t size)
{
    count_allocation();
    return counted(std::malloc(size == 0 ? 1 : size));
}

void* operator new(std::size_t size, std::align_val_t alignment)
{
    count_allocation();
    auto const to = static_cast<std::size_t>(alignment);
    return counted(std::aligned_alloc(to, (size + to - 1) / to * to));
}

// The library has these call the others; a sanitizer does not, and then finds that what it gave comes back elsewhere.
void* operator new(std::size_t size, std::nothrow_t const&) noexcept
{
    try {
        return operator new(size);
    } catch (std::bad_alloc const&) {
        return nullptr;
    }
}

void* operator new(std::size_t size, std::align_val_t alignment, std::nothrow_t const&) noexcept
{
    try {
        return operator new(size, alignment);
    } catch (std::bad_alloc const&) {
        return nullptr;
    }
}

void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::nothrow_t const&) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t, std::nothrow_t const&) noexcept { give_back(memory); }
