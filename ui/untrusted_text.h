// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace tickscope::ui {

/// What somebody else wrote is shown and nothing more. From now on labels and tool tips show text as it is, not as the
/// markup that it may look like; and rich text, of which only our own Markdown is made, shows pictures of the
/// program's own resources, and never looks at another file.
void showTextAsItIs();

/// Shows rich text of a scenario. It loads the program's own resources and no file, though QTextBrowser does. Links are
/// opened by the desktop, once a person was shown where they lead and has agreed; only web pages.
class UntrustedTextBrowser final : public QTextBrowser {
    Q_OBJECT

public:
    explicit UntrustedTextBrowser(QWidget* parent = nullptr);
    QVariant loadResource(int type, QUrl const& name) override;
};

/// Markdown that shows a text as it is, in one line.
QString asMarkdown(QString const& text);

/// What a scenario writes in Markdown; HTML in it is shown as it is.
void setMarkdown(QTextDocument& document, QString const& text);

}
