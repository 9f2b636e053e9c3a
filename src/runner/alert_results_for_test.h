// SPDX-License-Identifier: Apache-2.0
// What SSLHandshake makes of each alert of the peer (spec/handshake.md 4.1).
// Example: for (const AlertResults& alert : kAlertResults) ...
// Data.
#ifndef SHAKEDOWN_RUNNER_ALERT_RESULTS_FOR_TEST_H_
#define SHAKEDOWN_RUNNER_ALERT_RESULTS_FOR_TEST_H_

#include <cstdint>

namespace shakedown::runner {

// The result at each level. 0: the alert is passed over.
struct AlertResults {
  uint8_t description;
  int32_t warning;
  int32_t fatal;
};

// By number; the last two stand for those that nobody knows.
inline constexpr AlertResults kAlertResults[] = {
    {0, -9805, -9805},   {10, -9819, -9819}, {20, -9820, -9820},
    {21, -9821, -9821},  {22, -9822, -9822}, {30, -9823, -9823},
    {40, -9824, -9824},  {41, 0, 0},         {42, -9825, -9825},
    {43, -9826, -9826},  {44, -9827, -9827}, {45, -9828, -9828},
    {46, -9829, -9829},  {47, -9830, -9830}, {48, -9831, -9831},
    {49, -9832, -9832},  {50, -9833, -9833}, {51, -9834, -9834},
    {60, -9835, -9835},  {70, -9836, -9836}, {71, -9837, -9837},
    {80, -9838, -9838},  {86, 0, -9802},     {90, -9839, -9839},
    {100, -9840, -9840}, {109, 0, -9802},    {110, -9802, -9802},
    {111, 0, -9802},     {112, 0, -9802},    {113, 0, -9802},
    {114, 0, -9802},     {115, 0, -9802},    {116, 0, -9802},
    {120, 0, -9802},     {1, 0, -9802},      {255, 0, -9802},
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_ALERT_RESULTS_FOR_TEST_H_
