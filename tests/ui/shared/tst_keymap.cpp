#include <support/quiet.h>
#include <ui/shared/keymap.h>
#include <ui/shared/keytext.h>

using namespace Minideck;
using Where = ActionContext::Where;

class TestKeyMap : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void keysAreThoseOfTheTableUntilOthersAreChosen();
    void choicesSurviveAsText();
    void whatCannotBeReadIsNoKey();
    void aKeyIsHeldOnlyWhereBothWork();
    void lettersCanBeSwitchedOffTogether();
    void whatIsServedByAnotherVerbShowsItsKeys();
    void keysAreReadBesideWords();

private:
    static QList<ActionSpec> specs();
};

QList<ActionSpec> TestKeyMap::specs()
{
    return {
        {.id = u"go.palette"_qs, .text = u"&Search…"_qs, .keys = {QKeySequence(Qt::CTRL | Qt::Key_K)}},
        {.id = u"list.toggle"_qs,
         .text = u"Toggle"_qs,
         .keys = {Qt::Key_X, Qt::Key_Space},
         .context = {Where::List}},
        {.id = u"members.block"_qs,
         .text = u"Block"_qs,
         .keys = {Qt::Key_B},
         .context = {Where::List, u"members"_qs}},
        {.id = u"members.unblock"_qs,
         .text = u"Unblock"_qs,
         .context = {Where::List, u"members"_qs},
         .keysOf = u"members.block"_qs},
        {.id = u"outbox.burn"_qs, .text = u"Burn"_qs, .context = {Where::List, u"outbox"_qs}},
    };
}

void TestKeyMap::keysAreThoseOfTheTableUntilOthersAreChosen()
{
    KeyMap keys;
    keys.declare(specs());
    QSignalSpy changed(&keys, &KeyMap::changed);
    const QList<QKeySequence> own{QKeySequence(Qt::CTRL | Qt::Key_P)};
    keys.setKeys(u"go.palette"_qs, own);
    QCOMPARE(keys.keys(u"go.palette"_qs), own);
    QVERIFY(keys.isChosen(u"go.palette"_qs));
    keys.setKeys(u"go.palette"_qs, {});
    QVERIFY(keys.keys(u"go.palette"_qs).isEmpty());
    QVERIFY(keys.isChosen(u"go.palette"_qs));
    keys.setKeys(u"go.palette"_qs, {QKeySequence(Qt::CTRL | Qt::Key_K)});
    QVERIFY(!keys.isChosen(u"go.palette"_qs));
    QCOMPARE(changed.size(), 3);
    keys.setKeys(u"no.such.verb"_qs, own);
    keys.reset(u"go.palette"_qs);
    QCOMPARE(changed.size(), 3);
}

void TestKeyMap::choicesSurviveAsText()
{
    KeyMap keys;
    keys.declare(specs());
    keys.setKeys(u"list.toggle"_qs, {QKeySequence(Qt::CTRL | Qt::Key_Comma), Qt::Key_Equal});
    keys.setKeys(u"members.block"_qs, {});
    const QStringList choices{u"list.toggle=Ctrl+, ="_qs, u"members.block="_qs};
    QCOMPARE(keys.choices(), choices);
    KeyMap later;
    later.setChoices(choices + QStringList{u"of.another.version=Ctrl+J"_qs});
    later.declare(specs());
    QCOMPARE(later.keys(u"list.toggle"_qs), keys.keys(u"list.toggle"_qs));
    QVERIFY(later.keys(u"members.block"_qs).isEmpty());
    QVERIFY(later.choices().contains(u"of.another.version=Ctrl+J"_qs));
    later.resetAll();
    QCOMPARE(later.choices(), QStringList());
}

void TestKeyMap::whatCannotBeReadIsNoKey()
{
    KeyMap keys;
    keys.declare(specs());
    keys.setChoices({u"nonsense"_qs, u"=Ctrl+J"_qs, u"go.palette=Banana Ctrl+J"_qs});
    QCOMPARE(keys.keys(u"go.palette"_qs), (QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_J)}));
}

void TestKeyMap::aKeyIsHeldOnlyWhereBothWork()
{
    KeyMap keys;
    keys.declare(specs());
    QCOMPARE(keys.holders(u"outbox.burn"_qs, Qt::Key_B), QStringList()); // another list
    QCOMPARE(keys.holders(u"outbox.burn"_qs, Qt::Key_X), QStringList{u"list.toggle"_qs});
    QCOMPARE(keys.holders(u"outbox.burn"_qs, QKeySequence(Qt::CTRL | Qt::Key_K)),
             QStringList{u"go.palette"_qs});
    QCOMPARE(keys.holders(u"go.palette"_qs, Qt::Key_B), QStringList{u"members.block"_qs});
    QCOMPARE(keys.holders(u"members.block"_qs, Qt::Key_B), QStringList());
}

void TestKeyMap::lettersCanBeSwitchedOffTogether()
{
    KeyMap keys;
    keys.declare(specs());
    keys.setLetterKeys(false);
    QCOMPARE(keys.keys(u"list.toggle"_qs), QList<QKeySequence>{Qt::Key_Space});
    QCOMPARE(keys.chosenKeys(u"list.toggle"_qs), (QList<QKeySequence>{Qt::Key_X, Qt::Key_Space}));
    QVERIFY(keys.keys(u"members.block"_qs).isEmpty());
    QCOMPARE(keys.keys(u"go.palette"_qs).size(), 1);
    for (const QKeySequence &letter :
         {QKeySequence(Qt::Key_Slash), QKeySequence(Qt::SHIFT | Qt::Key_A), QKeySequence(Qt::Key_7)})
        QVERIFY2(KeyMap::isLetter(letter), qPrintable(letter.toString()));
    for (const QKeySequence &other : {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::ALT | Qt::Key_A),
                                      QKeySequence(Qt::Key_F5), QKeySequence()})
        QVERIFY2(!KeyMap::isLetter(other), qPrintable(other.toString()));
}

void TestKeyMap::whatIsServedByAnotherVerbShowsItsKeys()
{
    KeyMap keys;
    keys.declare(specs());
    keys.setKeys(u"members.block"_qs, {Qt::Key_Q});
    QCOMPARE(keys.keys(u"members.unblock"_qs), QList<QKeySequence>{Qt::Key_Q});
}

void TestKeyMap::keysAreReadBesideWords()
{
    QCOMPARE(keyText(QKeySequence(Qt::CTRL | Qt::Key_K)), u"Ctrl K"_qs);
    QCOMPARE(keyText(QKeySequence(Qt::CTRL | Qt::Key_Plus)), u"Ctrl +"_qs);
    QCOMPARE(keyText(Qt::Key_Plus), u"+"_qs);
    QCOMPARE(keyTexts({Qt::Key_X, Qt::Key_Space}), u"X  or  Space"_qs);
    QCOMPARE(actionTitle({.id = {}, .group = {}, .text = u"&Search && find…"_qs}), u"Search & find…"_qs);
    QCOMPARE(actionTitle({.id = {}, .group = {}, .text = u"&Search && find…"_qs}, true), u"Search & find"_qs);
}

QTEST_MAIN(TestKeyMap)
#include "tst_keymap.moc"
