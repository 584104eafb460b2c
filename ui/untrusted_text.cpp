// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/untrusted_text.h"

#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTextDocument>
#include <QUrl>

namespace tickscope::ui {

namespace {

/// Labels guess whether a text is markup, unless they are told: here they are, before they are first shown.
class PlainLabels final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() != QEvent::Polish)
            return false;
        if (auto* label = qobject_cast<QLabel*>(object); label && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
        return false;
    }
};

}

// A picture, and not nothing: where a document is given nothing it looks for the file itself.
static QVariant ownResource(QUrl const& url)
{
    bool const own = url.scheme() == QLatin1String("qrc") || url.path().startsWith(QLatin1String(":/"));
    if (own)
        return {};
    QImage blank{1, 1, QImage::Format_ARGB32};
    blank.fill(Qt::transparent);
    return blank;
}

void showTextAsItIs()
{
    static QPointer<PlainLabels> labels;
    if (labels)
        return;
    labels = new PlainLabels{qApp};
    qApp->installEventFilter(labels);
    QTextDocument::setDefaultResourceProvider(ownResource);
}

static void open(QUrl const& url, QWidget* parent)
{
    bool const web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    auto* question = new QMessageBox{QMessageBox::Question, QObject::tr("A link of this scenario"),
                                     web ? QObject::tr("Open this page in the browser?")
                                         : QObject::tr("This link leads to no web page, and is not opened."),
                                     web ? QMessageBox::Cancel : QMessageBox::Close, parent};
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(url.toString(QUrl::FullyEncoded));
    if (web) {
        auto* yes = question->addButton(QObject::tr("Open"), QMessageBox::AcceptRole);
        QObject::connect(yes, &QAbstractButton::clicked, question, [url] { QDesktopServices::openUrl(url); });
    }
    question->open();
}

UntrustedTextBrowser::UntrustedTextBrowser(QWidget* parent)
    : QTextBrowser{parent}
{
    setOpenLinks(false);
    connect(this, &QTextBrowser::anchorClicked, this, [this](QUrl const& url) { open(url, window()); });
}

// The document asks its widget before it asks the default provider.
QVariant UntrustedTextBrowser::loadResource(int type, QUrl const& name)
{
    QVariant const blank = ownResource(name);
    return blank.isValid() ? blank : QTextBrowser::loadResource(type, name);
}

QString asMarkdown(QString const& text)
{
    QString escaped;
    for (QChar const c : text.simplified()) {
        if (c.unicode() < 0x80 && c.isPrint() && !c.isLetterOrNumber() && !c.isSpace())
            escaped += QLatin1Char('\\');
        escaped += c;
    }
    return escaped;
}

void setMarkdown(QTextDocument& document, QString const& text)
{
    document.setMarkdown(
        text, QTextDocument::MarkdownFeatures{QTextDocument::MarkdownDialectGitHub} | QTextDocument::MarkdownNoHTML);
}

}
