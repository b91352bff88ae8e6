//! Journeys in the window beside the tour.
