#include "connectiontext.h"

#include <QCoreApplication>
#include <QLocale>

namespace Minideck {

// Gives the sentences below a context for translators.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionText)
};

static bool isSandbox(const ShellFacts &facts)
{
    return facts.environment.is(Environment::Sandbox);
}

QString clockText(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    const QLocale locale;
    const QString clock = locale.toString(local.time(), u"HH:mm"_qs);
    if (local.date() == now.toLocalTime().date())
        return clock;
    return Texts::tr("%1, %2", "date, time").arg(locale.toString(local.date(), u"d MMM"_qs), clock);
}

static StatusText phaseText(const ShellFacts &facts)
{
    switch (facts.connection.phase) {
    case Phase::SignedOut:
        return {u"st-active"_qs, Tone::Warning, Texts::tr("Signed out"), {}};
    case Phase::SigningIn:
        return {u"st-sending"_qs, Tone::Muted, Texts::tr("Signing in"), {}};
    case Phase::Online:
        return {u"st-active"_qs,
                Tone::Success,
                isSandbox(facts) ? Texts::tr("Sandbox") : Texts::tr("Online"),
                {}};
    case Phase::Offline:
        return {u"st-queued"_qs, Tone::Warning, Texts::tr("Offline"), {}};
    case Phase::SessionEnded:
        return {u"st-active"_qs, Tone::Warning, Texts::tr("Session ended"), {}};
    }
    Q_UNREACHABLE();
}

StatusText statusText(const ShellFacts &facts, const QDateTime &now)
{
    StatusText text = phaseText(facts);
    if (facts.connection.lastSynced.isValid()) {
        const QString clock = clockText(facts.connection.lastSynced, now);
        text.age = facts.connection.phase == Phase::Online ? Texts::tr("Synced %1").arg(clock)
                                                           : Texts::tr("Data from %1").arg(clock);
    }
    return text;
}

QString syncText(const ConnectionState &state)
{
    if (!state.syncing)
        return {};
    if (state.rowsTotal <= 0)
        return Texts::tr("Syncing");
    const QLocale locale;
    return Texts::tr("Syncing %1 of %2")
        .arg(locale.toString(state.rowsDone), locale.toString(state.rowsTotal));
}

static QString dataFrom(const ShellFacts &facts, const QDateTime &now)
{
    if (!facts.connection.lastSynced.isValid())
        return Texts::tr("Nothing was fetched yet.");
    return Texts::tr("Showing data from %1.").arg(clockText(facts.connection.lastSynced, now));
}

static std::optional<BannerText> phaseBanner(const ShellFacts &facts, const QDateTime &now)
{
    const ConnectionState &state = facts.connection;
    if (state.phase == Phase::SessionEnded) {
        return BannerText{u"session"_qs,        Tone::Warning,    u"warning"_qs, Texts::tr("Session ended."),
                          dataFrom(facts, now), ErrorVerb::SignIn};
    }
    if (state.phase == Phase::Offline) {
        const QString start = state.offlineSince.isValid()
            ? Texts::tr("Offline since %1.").arg(clockText(state.offlineSince, now))
            : Texts::tr("Offline.");
        QString sentence = dataFrom(facts, now);
        if (facts.waiting > 0)
            sentence += u' ' + Texts::tr("%n change(s) wait to be sent.", nullptr, facts.waiting);
        return BannerText{u"offline"_qs, Tone::Warning, u"st-queued"_qs, start, sentence, ErrorVerb::Retry};
    }
    if (state.phase == Phase::Online && !state.syncing && state.lastError
        && state.lastError->kind != ErrorKind::Cancelled) {
        const ErrorText text = errorText(*state.lastError);
        return BannerText{u"error"_qs, Tone::Danger, u"st-failed"_qs, text.start, text.sentence, text.verb};
    }
    return std::nullopt;
}

static std::optional<BannerText> keychainBanner(const ShellFacts &facts)
{
    const KeychainState keychain = facts.connection.keychain;
    if (isSandbox(facts) || (keychain != KeychainState::Absent && keychain != KeychainState::Locked))
        return std::nullopt; // the sandbox keeps nothing there
    const bool locked = keychain == KeychainState::Locked;
    return BannerText{u"keychain"_qs,
                      Tone::Warning,
                      u"lock"_qs,
                      locked ? Texts::tr("The keychain is locked.")
                             : Texts::tr("No keychain on this computer."),
                      Texts::tr("You stay signed in until Minideck is closed."),
                      ErrorVerb::None};
}

// Ages and times of releases are read against this clock.
static std::optional<BannerText> clockBanner(const ShellFacts &facts)
{
    if (!facts.connection.clockAhead)
        return std::nullopt;
    const auto minutes = static_cast<int>(
        std::chrono::round<std::chrono::minutes>(std::chrono::abs(*facts.connection.clockAhead)).count());
    const QString sentence = facts.connection.clockAhead->count() > 0
        ? Texts::tr("It is %n minute(s) ahead of the platform's, so times here are not to be trusted.",
                    nullptr, minutes)
        : Texts::tr("It is %n minute(s) behind the platform's, so times here are not to be trusted.", nullptr,
                    minutes);
    return BannerText{u"clock"_qs,   Tone::Warning,
                      u"warning"_qs, Texts::tr("The clock of this computer is wrong."),
                      sentence,      ErrorVerb::None};
}

QList<BannerText> bannerTexts(const ShellFacts &facts, const QDateTime &now)
{
    QList<BannerText> banners;
    if (!facts.open)
        return banners;
    if (facts.cacheProblem) {
        const ErrorText text = errorText(*facts.cacheProblem);
        banners << BannerText{u"cache"_qs, Tone::Danger,  u"st-failed"_qs,
                              text.start,  text.sentence, ErrorVerb::None};
    }
    if (const auto banner = phaseBanner(facts, now))
        banners << *banner;
    if (const auto banner = keychainBanner(facts))
        banners << *banner;
    if (const auto banner = clockBanner(facts))
        banners << *banner;
    // The strip and the status bar name the sandbox anyway, so its banner gives way to news.
    if (isSandbox(facts) && banners.isEmpty()) {
        banners << BannerText{u"sandbox"_qs,
                              Tone::Warning,
                              u"sandbox"_qs,
                              {},
                              Texts::tr("Sandbox on this computer. Nothing here reaches real users."),
                              ErrorVerb::None};
    }
    return banners;
}

} // namespace Minideck
