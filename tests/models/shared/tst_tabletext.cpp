#include <models/shared/tabletext.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Minideck;

class TestTableText : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void csvCellIsGuarded_data();
    void csvCellIsGuarded();
    void markdownIsEscaped_data();
    void markdownIsEscaped();
    void piecesMakeATable_data();
    void piecesMakeATable();
    void jsonIsOneArray_data();
    void jsonIsOneArray();
};

void TestTableText::csvCellIsGuarded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << u"Li Na"_qs << u"Li Na"_qs;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("formula") << u"=1+1"_qs << u"\"'=1+1\""_qs;
    QTest::newRow("plus") << u"+49"_qs << u"\"'+49\""_qs;
    QTest::newRow("minus") << u"-2"_qs << u"\"'-2\""_qs;
    QTest::newRow("at") << u"@SUM(A1)"_qs << u"\"'@SUM(A1)\""_qs;
    QTest::newRow("tab") << u"\t=1"_qs << u"\"'\t=1\""_qs;
    QTest::newRow("return") << u"\r=1"_qs << u"\"'\r=1\""_qs;
    QTest::newRow("full-width equals") << u"＝1"_qs << u"\"'＝1\""_qs;
    QTest::newRow("full-width plus") << u"＋1"_qs << u"\"'＋1\""_qs;
    QTest::newRow("full-width minus") << u"－1"_qs << u"\"'－1\""_qs;
    QTest::newRow("full-width at") << u"＠SUM"_qs << u"\"'＠SUM\""_qs;
    QTest::newRow("quotes inside a formula") << u"=\"x\""_qs << u"\"'=\"\"x\"\"\""_qs;
    QTest::newRow("sign inside") << u"a=b"_qs << u"a=b"_qs;
    QTest::newRow("line break") << u"a\nb"_qs << u"\"a\nb\""_qs;
}

void TestTableText::csvCellIsGuarded()
{
    QFETCH(QString, text);
    QTEST(csvCell(text), "cell");
}

void TestTableText::markdownIsEscaped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("pipe") << u"a|b"_qs << u"a\\|b"_qs;
    QTest::newRow("link") << u"[x](http://y)"_qs << u"\\[x\\](http://y)"_qs;
    QTest::newRow("html") << u"<b>&amp;"_qs << u"\\<b\\>\\&amp;"_qs;
    QTest::newRow("backslash first") << u"\\|"_qs << u"\\\\\\|"_qs;
    QTest::newRow("one line") << u" a\r\nb "_qs << u"a b"_qs;
    QTest::newRow("words") << u"Clinic Queue: Program admin"_qs << u"Clinic Queue: Program admin"_qs;
}

void TestTableText::markdownIsEscaped()
{
    QFETCH(QString, text);
    QTEST(markdownCell(text), "cell");
}

void TestTableText::piecesMakeATable_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("CSV") << int(TableFormat::Csv) << u"Name,Role\r\n\"'=1\",Admin\r\nLi,\r\n"_qs;
    QTest::newRow("JSON") << int(TableFormat::Json)
                          << u"[\n  {\"name\":\"=1\"},\n  {\"name\":\"Li\"}\n]\n"_qs;
    QTest::newRow("Markdown") << int(TableFormat::Markdown)
                              << u"| Name | Role |\n| --- | --- |\n| =1 | Admin |\n| Li |  |\n"_qs;
}

void TestTableText::piecesMakeATable()
{
    QFETCH(int, format);
    TableText table(TableFormat(format), {u"Name"_qs, u"Role"_qs});
    QString text = table.head();
    text += table.row({{u"=1"_qs, u"Admin"_qs}, {{u"name"_qs, u"=1"_qs}}});
    text += table.row({{u"Li"_qs, QString()}, {{u"name"_qs, u"Li"_qs}}});
    text += table.foot();
    QTEST(text, "text");
}

void TestTableText::jsonIsOneArray_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {0, 1, 3})
        QTest::addRow("%d", rows) << rows;
}

void TestTableText::jsonIsOneArray()
{
    QFETCH(int, rows);
    TableText table(TableFormat::Json, {});
    QString text = table.head();
    for (int row = 0; row < rows; ++row)
        text += table.row({{}, {{u"n"_qs, row}}});
    text += table.foot();
    QJsonParseError error;
    QCOMPARE(QJsonDocument::fromJson(text.toUtf8(), &error).array().size(), rows);
    QCOMPARE(error.error, QJsonParseError::NoError);
}

QTEST_GUILESS_MAIN(TestTableText)
#include "tst_tabletext.moc"
