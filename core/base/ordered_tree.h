// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

namespace tickscope {

/// Where an element hangs in an OrderedTree. It lives inside the element, so that a queue is part of the flat state.
struct TreeLinks {
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    std::uint32_t left = none;
    std::uint32_t right = none;
    std::uint32_t parent = none;

    bool operator==(TreeLinks const&) const = default;
};

struct TreeRoot {
    std::uint32_t root = TreeLinks::none;
    std::uint32_t leftmost = TreeLinks::none;
    std::uint32_t rightmost = TreeLinks::none;
    std::uint32_t size = 0;

    bool empty() const { return size == 0; }
    bool operator==(TreeRoot const&) const = default;
};

/// An ordered sequence of elements that are numbers into somebody's vector: a treap whose priorities are a hash of the
/// element, so that the same elements in the same order make the same tree everywhere. Elements that compare equal keep
/// the order in which they came. Insert, erase and next are O(log n); an insert behind the last, and erasing the first,
/// take constant time on the average; both ends are at hand.
///
/// `links(id)` gives the TreeLinks& of an element, `before(a, b)` whether a comes strictly before b.
template<class Links, class Before>
class OrderedTree {
public:
    OrderedTree(TreeRoot& root, Links links, Before before)
        : m_root{root}
        , m_links{std::move(links)}
        , m_before{std::move(before)}
    {
    }

    void insert(std::uint32_t id)
    {
        ++m_root.size;
        if (m_root.root == TreeLinks::none) {
            m_links(id) = {};
            m_root.root = m_root.leftmost = m_root.rightmost = id;
        } else if (!m_before(id, m_root.rightmost)) {
            append(id);
        } else {
            insert_inside(id);
        }
    }

    void erase(std::uint32_t id)
    {
        --m_root.size;
        if (m_root.leftmost == id)
            m_root.leftmost = next(id);
        if (m_root.rightmost == id)
            m_root.rightmost = previous(id);
        while (m_links(id).left != TreeLinks::none && m_links(id).right != TreeLinks::none)
            rotate_up(heavier_child(id));
        TreeLinks const links = m_links(id);
        std::uint32_t const child = links.left != TreeLinks::none ? links.left : links.right;
        replace_child(links.parent, links.parent != TreeLinks::none && m_links(links.parent).left == id, child);
        m_links(id) = {};
    }

    std::uint32_t next(std::uint32_t id) const
    {
        if (m_links(id).right != TreeLinks::none) {
            id = m_links(id).right;
            while (m_links(id).left != TreeLinks::none)
                id = m_links(id).left;
            return id;
        }
        std::uint32_t parent = m_links(id).parent;
        while (parent != TreeLinks::none && m_links(parent).right == id) {
            id = parent;
            parent = m_links(id).parent;
        }
        return parent;
    }

    std::uint32_t previous(std::uint32_t id) const
    {
        if (m_links(id).left != TreeLinks::none) {
            id = m_links(id).left;
            while (m_links(id).right != TreeLinks::none)
                id = m_links(id).right;
            return id;
        }
        std::uint32_t parent = m_links(id).parent;
        while (parent != TreeLinks::none && m_links(parent).left == id) {
            id = parent;
            parent = m_links(id).parent;
        }
        return parent;
    }

    /// The last element, or TreeLinks::none.
    std::uint32_t last() const { return m_root.rightmost; }

private:
    static std::uint32_t priority(std::uint32_t id)
    {
        id = (id ^ (id >> 16)) * 0x7feb352du;
        id = (id ^ (id >> 15)) * 0x846ca68bu;
        return id ^ (id >> 16);
    }

    std::uint32_t heavier_child(std::uint32_t id) const
    {
        TreeLinks const& links = m_links(id);
        return priority(links.left) > priority(links.right) ? links.left : links.right;
    }

    // Behind the last: climbs from there to where its priority belongs and takes over what is below.
    void append(std::uint32_t id)
    {
        std::uint32_t const weight = priority(id);
        std::uint32_t above = m_root.rightmost;
        std::uint32_t below = TreeLinks::none;
        while (above != TreeLinks::none && priority(above) < weight) {
            below = above;
            above = m_links(above).parent;
        }
        m_links(id) = {below, TreeLinks::none, above};
        if (below != TreeLinks::none)
            m_links(below).parent = id;
        replace_child(above, false, id);
        m_root.rightmost = id;
    }

    // Before the last.
    void insert_inside(std::uint32_t id)
    {
        std::uint32_t parent = TreeLinks::none;
        bool went_left = false, is_leftmost = true;
        for (std::uint32_t at = m_root.root; at != TreeLinks::none;) {
            parent = at;
            went_left = m_before(id, at);
            is_leftmost = is_leftmost && went_left;
            at = went_left ? m_links(at).left : m_links(at).right;
        }
        m_links(id) = {TreeLinks::none, TreeLinks::none, parent};
        replace_child(parent, went_left, id);
        if (is_leftmost)
            m_root.leftmost = id;
        std::uint32_t const weight = priority(id);
        while (m_links(id).parent != TreeLinks::none && weight > priority(m_links(id).parent))
            rotate_up(id);
    }

    void replace_child(std::uint32_t parent, bool left, std::uint32_t child)
    {
        if (parent == TreeLinks::none)
            m_root.root = child;
        else
            (left ? m_links(parent).left : m_links(parent).right) = child;
        if (child != TreeLinks::none)
            m_links(child).parent = parent;
    }

    void rotate_up(std::uint32_t id)
    {
        std::uint32_t const parent = m_links(id).parent;
        std::uint32_t const above = m_links(parent).parent;
        bool const parent_was_left = above != TreeLinks::none && m_links(above).left == parent;
        bool const was_left = m_links(parent).left == id;
        std::uint32_t const inner = was_left ? m_links(id).right : m_links(id).left;
        replace_child(parent, was_left, inner);
        replace_child(id, !was_left, parent);
        replace_child(above, parent_was_left, id);
    }

    TreeRoot& m_root;
    Links m_links;
    Before m_before;
};

}
