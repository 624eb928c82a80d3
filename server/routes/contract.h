#pragma once

#include <core/types/account.h>
#include <server/rules/requestbudget.h>

#include <QStringList>

namespace Minideck {

class Api;
class Clock;
class EventHub;
class StoreDatabase;
class MailDelivery;
class MasterKey;
class Metrics;
class Random;
class Sessions;
class SignIn;

//! What the routes work with. All of it outlives them.
struct ContractParts
{
    StoreDatabase &database;
    const Clock &clock;
    Sessions &sessions;
    SignIn &signIn;
    const MasterKey &key;
    const Metrics &metrics;
    EventHub &events;
    Environment environment;
    Random &random;
    MailDelivery &mail;
    RequestRate rate = {};
};

//! The paths of our own pages, whose forms browsers send back.
QStringList signInPages();

//! Every route of openapi.yaml. A new resource is one more line here.
void addContract(Api &api, const ContractParts &parts);

} // namespace Minideck
