#include <core/merchantcategories.h>
#include <support/quiet.h>

#include <QtTest>

#include <algorithm>

using namespace Minideck;

class TestMerchantCategories : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void ACC_2_codesAreFourDigitsInOrder()
    {
        const auto all = merchantCategories();
        QVERIFY(all.size() >= 100);
        QVERIFY(std::ranges::is_sorted(all, {}, &MerchantCategory::code));
        QVERIFY(std::ranges::adjacent_find(all, {}, &MerchantCategory::code) == all.end());
        for (const MerchantCategory &category : all) {
            QVERIFY2(category.code.size() == 4, qPrintable(category.code.toString()));
            QVERIFY(std::ranges::all_of(category.code, [](QChar c) { return c >= u'0' && c <= u'9'; }));
            QVERIFY(!category.name.isEmpty());
            QCOMPARE(merchantCategory(category.code).value().name, category.name);
        }
    }

    void ACC_2_whatIsNotInTheListIsNothing()
    {
        for (const auto *code : {u"", u"4", u"411", u"41111", u"0000", u"9999", u"abcd"})
            QVERIFY(!merchantCategory(QStringView(code)));
    }

    void findsByBeginningOfTheCodeAndWordsOfTheName()
    {
        const auto codes = [](const QString &text) {
            QStringList found;
            for (const MerchantCategory &category : findMerchantCategories(text))
                found << category.code.toString();
            return found;
        };
        QCOMPARE(codes(u" 411 "_qs), (QStringList{u"4111"_qs, u"4112"_qs, u"4119"_qs}));
        QCOMPARE(codes(u"rail PASSENGER"_qs), QStringList(u"4112"_qs));
        QCOMPARE(codes(u"111"_qs), QStringList());
        QCOMPARE(codes({}).size(), static_cast<qsizetype>(merchantCategories().size()));
    }
};

QTEST_APPLESS_MAIN(TestMerchantCategories)
#include "tst_merchantcategories.moc"
