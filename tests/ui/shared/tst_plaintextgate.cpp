#include <support/quiet.h>

#include <QDirIterator>

using namespace Minideck;

// Walks the text of all windows: Qt takes labels, tooltips and message boxes for rich text when they look
// like it, and a style sheet would undo the style.
class TestPlainTextGate : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void windowsUseNothingThatGuessesRichText_data();
    void windowsUseNothingThatGuessesRichText();
};

void TestPlainTextGate::windowsUseNothingThatGuessesRichText_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator walk(QStringLiteral(SOURCE_DIR "/ui"), {u"*.h"_qs, u"*.cpp"_qs}, QDir::Files,
                      QDirIterator::Subdirectories);
    int count = 0;
    while (walk.hasNext()) {
        const QString path = walk.next();
        QTest::newRow(qPrintable(QDir(QStringLiteral(SOURCE_DIR)).relativeFilePath(path))) << path;
        ++count;
    }
    QVERIFY(count > 50);
}

void TestPlainTextGate::windowsUseNothingThatGuessesRichText()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const bool isLabel = path.contains(u"/shared/plainlabel."_qs);

    const std::pair<QString, QString> forbidden[] = {
        {u"\\bsetStyleSheet\\b"_qs, u"style sheets"_qs},
        {u"\\bQMessageBox\\b"_qs, u"message boxes: use the Ask seam"_qs},
        {u"\\bnew QLabel\\b|\\bQLabel\\s+\\w+\\s*[;({]"_qs, u"QLabel: use PlainLabel"_qs},
        {u"Qt::RichText|Qt::AutoText|Qt::MarkdownText"_qs, u"rich text"_qs},
        {u"setWhatsThis\\(|setHtml\\(|setMarkdown\\("_qs, u"rich text"_qs},
    };
    for (const auto &[pattern, why] : forbidden) {
        const auto match = QRegularExpression(pattern).match(text);
        QVERIFY2(isLabel || !match.hasMatch(), qPrintable(match.captured() + u" – "_qs + why));
    }
    // A tooltip is a text of ours, nothing, or went through toolTipText().
    static const QRegularExpression tips(u"(?:setToolTip|QToolTip::showText)\\(([^;]*)\\);"_qs);
    static const QRegularExpression fine(
        u"toolTipText\\(|^\\s*(?:\\w+ \\? (?:QString\\(\\) : )?)?tr\\(\"[^\"]*\"\\)\\s*(?::[^+%]*)?$|^\\s*(?:QString\\(\\)|\\{\\})?\\s*$"_qs);
    for (const auto &match : tips.globalMatch(text)) {
        const QString argument = match.captured(1);
        QVERIFY2(fine.match(argument).hasMatch(), qPrintable(u"not escaped: "_qs + argument));
    }
}

QTEST_GUILESS_MAIN(TestPlainTextGate)
#include "tst_plaintextgate.moc"
