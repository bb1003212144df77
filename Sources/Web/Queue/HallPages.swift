/// The pages of the hall, by who stands before them.
enum HallPages {
    static let all: [Route] =
        KioskRoutes.all + KioskCheckIn.all + PhoneRoutes.all + BookingRoutes.all + ScreenRoutes.all
        + CounterRoutes.all
        + ReceptionRoutes.all + HallRoutes.all + SettingsRoutes.all + HealthRoutes.all
        + AppointmentRoutes.all
}
