#pragma once

// The one header of this room: what a dossier is, who may do what in it, and what follows.

#include "dossier/application.hpp"
#include "dossier/choices.hpp"
#include "dossier/command.hpp"
#include "dossier/command_page.hpp"
#include "dossier/deadlines.hpp"
#include "dossier/decide.hpp"
#include "dossier/event_text.hpp"
#include "dossier/fields.hpp"
#include "dossier/guards.hpp"
#include "dossier/items.hpp"
#include "dossier/keys.hpp"
#include "dossier/meeting.hpp"
#include "dossier/offers.hpp"
#include "dossier/refusal_text.hpp"
#include "dossier/state.hpp"
#include "dossier/terms.hpp"
#include "dossier/words.hpp"
#include "dossier/written.hpp"
