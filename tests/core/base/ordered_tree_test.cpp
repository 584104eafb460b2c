// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ordered_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace tickscope {

namespace {

/// Elements with a key, in a tree and, to compare, in a sorted vector.
struct Sequence {
    explicit Sequence(std::size_t count)
        : keys(count)
        , links(count)
    {
    }

    auto tree()
    {
        return OrderedTree{root, [this](std::uint32_t id) -> TreeLinks& { return links[id]; },
                           [this](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; }};
    }
    void insert(std::uint32_t id, int key)
    {
        keys[id] = key;
        tree().insert(id);
        auto const behind =
            std::upper_bound(sorted.begin(), sorted.end(), id, [this](auto a, auto b) { return keys[a] < keys[b]; });
        sorted.insert(behind, id);
    }
    void erase(std::uint32_t id)
    {
        tree().erase(id);
        sorted.erase(std::find(sorted.begin(), sorted.end(), id));
    }
    std::vector<std::uint32_t> forwards()
    {
        std::vector<std::uint32_t> ids;
        for (std::uint32_t id = root.leftmost; id != TreeLinks::none; id = tree().next(id))
            ids.push_back(id);
        return ids;
    }
    std::vector<std::uint32_t> backwards()
    {
        std::vector<std::uint32_t> ids;
        for (std::uint32_t id = tree().last(); id != TreeLinks::none; id = tree().previous(id))
            ids.push_back(id);
        std::reverse(ids.begin(), ids.end());
        return ids;
    }

    std::vector<int> keys;
    std::vector<TreeLinks> links;
    TreeRoot root;
    std::vector<std::uint32_t> sorted;
};

}

TEST(OrderedTree, KeepsEqualElementsInTheOrderOfTheirArrival)
{
    Sequence sequence{5};

    for (std::uint32_t const id : {3u, 0u, 4u, 1u, 2u})
        sequence.insert(id, id == 4 ? 0 : 7);

    EXPECT_EQ(sequence.forwards(), (std::vector<std::uint32_t>{4, 3, 0, 1, 2}));
}

TEST(OrderedTree, AgreesWithASortedVectorWhateverIsDone)
{
    std::mt19937 random{20090218};
    Sequence sequence{200};
    std::vector<bool> inside(200);

    for (int step = 0; step < 5000; ++step) {
        auto const id = static_cast<std::uint32_t>(random() % 200);
        if (inside[id])
            sequence.erase(id);
        else
            sequence.insert(id, static_cast<int>(random() % 20));
        inside[id] = !inside[id];

        ASSERT_EQ(sequence.forwards(), sequence.sorted) << "step " << step;
        ASSERT_EQ(sequence.backwards(), sequence.sorted) << "step " << step;
        ASSERT_EQ(sequence.root.size, sequence.sorted.size());
    }
}

TEST(OrderedTree, HasOneShapeForOneOrder)
{
    Sequence upwards{100}, downwards{100};

    for (std::uint32_t id = 0; id < 100; ++id) {
        upwards.insert(id, static_cast<int>(id));
        downwards.insert(99 - id, static_cast<int>(99 - id));
    }

    EXPECT_EQ(upwards.root, downwards.root);
    EXPECT_EQ(upwards.links, downwards.links);
}

}
