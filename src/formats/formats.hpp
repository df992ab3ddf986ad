#pragma once

// The one header of this room: the syntaxes in which others hand over records, without any
// knowledge of what the records mean. Everything here takes any bytes whatever.

#include "formats/cp932.hpp"
#include "formats/hl7_message.hpp"
#include "formats/iso_2022_jp.hpp"
#include "formats/json.hpp"
#include "formats/xml.hpp"
