// Guidance about every service of the place, found as the services are.
ServicesPage {
    reading: true
}
