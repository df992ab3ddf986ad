#pragma once

// The one header of this room: who is told what, as a mail, and how it leaves.

#include "notice/backoff.hpp"
#include "notice/compose.hpp"
#include "notice/mail.hpp"
#include "notice/smtp.hpp"
