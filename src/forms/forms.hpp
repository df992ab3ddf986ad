#pragma once

// The one header of this room: the official forms of a dossier and the papers made from them, and
// the picture of its road.

#include "forms/form.hpp"
#include "forms/paper.hpp"
#include "forms/registry.hpp"
#include "forms/road.hpp"
