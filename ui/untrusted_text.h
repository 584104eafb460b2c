// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QTextBrowser;
class QTextDocument;

namespace tickscope::ui {

/// What somebody else wrote is shown and nothing more. From now on labels and tool tips show text as it is, not as the
/// markup that it may look like; and rich text, of which only our own Markdown is made, shows pictures of the
/// program's own resources, and never looks at another file.
void showTextAsItIs();

/// Links in this text are opened by the desktop, once a person was shown where they lead and has agreed; only web
/// pages.
void askAboutLinks(QTextBrowser& text);

/// Markdown that shows a text as it is, in one line.
QString asMarkdown(QString const& text);

/// What a scenario writes in Markdown; HTML in it is shown as it is.
void setMarkdown(QTextDocument& document, QString const& text);

}
