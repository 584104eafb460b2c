// SPDX-License-Identifier: GPL-3.0-or-later
// What moc reads before every header: it opens the standard library's headers but not the one that defines this.
#define _GLIBCXX_VISIBILITY(V)
