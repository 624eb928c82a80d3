#include "goal.h"
#include "goals/firstsync.h"
#include "goals/reorder.h"
#include "goals/scroll.h"
#include "goals/search.h"
#include "goals/startup.h"

namespace Minideck {

std::vector<std::unique_ptr<Goal>> allGoals()
{
    std::vector<std::unique_ptr<Goal>> goals;
    goals.push_back(std::make_unique<Startup>()); // first: it leaves this process and comes back
    goals.push_back(std::make_unique<Scroll>());
    goals.push_back(std::make_unique<Reorder>());
    goals.push_back(std::make_unique<FirstSync>());
    goals.push_back(std::make_unique<Search>());
    return goals;
}

} // namespace Minideck
